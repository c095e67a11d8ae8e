# METADATA
# title: SQL server watched for attacks
# description: A database under attack behaves oddly; without anybody watching, that is found after the data is gone.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure
# custom:
#   id: AZU-SQL-007
#   severity: medium
#   applies_to: [azure.sql.server]
#   remediation: Add an azurerm_mssql_server_security_alert_policy with state Enabled.
#   equivalents:
#     checkov: [CKV2_AZURE_13]
package policies.azure.sql.no_alerts

import rego.v1

deny contains {"msg": "attacks on the server are told to nobody, expected an alert policy with state Enabled", "at": ["alerts"]} if not "Enabled" in input.alerts
