# METADATA
# title: SQL audit records at hand for three months
# description: "Whoever looks into an incident asks for the last months first: records that are gone by then answer nothing."
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/auditing-setup
# custom:
#   id: AZU-SQL-015
#   severity: low
#   applies_to: [azure.sql.server, azure.sql.database_audit]
#   remediation: Turn auditing on with retention_in_days 0, which keeps records for ever, or at least 90.
#   equivalents:
#     checkov: [CKV_AZURE_24]
#     trivy: [AVD-AZU-0025]
#     kics: [terraform/azure/small_msql_server_audit_retention, terraform/azure/small_mssql_audit_retention_period]
package policies.azure.sql.audit_gone_early

import rego.v1

deny contains {"msg": "no auditing policy is on, so no record is kept", "at": ["audited"]} if input.audited == false

deny contains {"msg": msg, "at": ["audit_days"]} if {
	input.audited
	input.audit_days > 0
	input.audit_days < 90
	msg := sprintf("audit records are kept for %v days, expected 90 or more", [input.audit_days])
}
