# METADATA
# title: SQL audit records kept for a year
# description: "Most breaches are found after months: an audit trail of a few weeks says nothing of how they began."
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
# custom:
#   id: AZU-SQL-008
#   severity: medium
#   applies_to: [azure.sql.server]
#   remediation: Set retention_in_days of the auditing policy to 0 or at least 365.
#   parameters:
#     min_days:
#       description: For how many days audit records have to be kept.
#       default: 365
#       stricter: higher
package policies.azure.sql.audit_not_kept

import rego.v1

applies if input.audited

deny contains {"msg": msg, "at": ["audit_days"]} if {
	input.audit_days > 0
	input.audit_days < data.params.min_days
	msg := sprintf("audit records are kept for %v days, expected %v or more", [input.audit_days, data.params.min_days])
}
