# METADATA
# title: SQL server assessed every week
# description: Settings of a database drift; without regular scans weaknesses are found by attackers.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/sql-vulnerability-assessment
# custom:
#   id: AZU-SQL-013
#   severity: medium
#   applies_to: [azure.sql.alert_policy]
#   remediation: Add an azurerm_mssql_server_vulnerability_assessment with recurring scans on.
#   equivalents:
#     checkov: [CKV2_AZURE_3]
#     prowler: [sqlserver_vulnerability_assessment_enabled, sqlserver_va_periodic_recurring_scans_enabled]
package policies.azure.sql.not_assessed

import rego.v1

deny contains {"msg": "recurring scans are off, expected on", "at": ["scanned"]} if input.scanned == false
