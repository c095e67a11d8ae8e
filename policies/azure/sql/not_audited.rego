# METADATA
# title: SQL auditing on and kept
# description: Without an audit trail nobody can say who read or changed what in the database.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
# custom:
#   id: AZU-SQL-004
#   severity: medium
#   applies_to: [azure.sql.server]
#   remediation: Add azurerm_mssql_server_extended_auditing_policy with retention_in_days 0 or at least 365.
#   parameters:
#     min_days:
#       description: For how many days audit records have to be kept.
#       default: 365
#       stricter: higher
#   equivalents:
#     kics: [terraform/azure/sql_server_auditing_disabled]
#     prowler: [sqlserver_auditing_enabled, sqlserver_auditing_retention_90_days]
package policies.azure.sql.not_audited

import rego.v1

deny contains {"msg": "no auditing policy is on, expected one", "at": ["audited"]} if input.audited == false

deny contains {"msg": msg, "at": ["audit_days"]} if {
	input.audited == true
	input.audit_days > 0
	input.audit_days < data.params.min_days
	msg := sprintf("audit records are kept for %v days, expected %v or more", [input.audit_days, data.params.min_days])
}
