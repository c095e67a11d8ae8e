# METADATA
# title: SQL auditing on
# description: Without an audit trail nobody can say who read or changed what in the database.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
# custom:
#   id: AZU-SQL-004
#   severity: medium
#   applies_to: [azure.sql.server]
#   remediation: Add azurerm_mssql_server_extended_auditing_policy with retention_in_days 0 or at least 365.
#   equivalents:
#     checkov: [CKV_AZURE_23]
#     trivy: [AVD-AZU-0027]
#     kics: [terraform/azure/sql_server_auditing_disabled]
#     prowler: [sqlserver_auditing_enabled, sqlserver_auditing_retention_90_days]
package policies.azure.sql.not_audited

import rego.v1

deny contains {"msg": "no auditing policy is on, expected one", "at": ["audited"]} if input.audited == false
