# METADATA
# title: SQL alerts to administrators
# description: Those who can stop an attack on a database are the administrators; they have to hear of it.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure
# custom:
#   id: AZU-SQL-012
#   severity: low
#   applies_to: [azure.sql.alert_policy]
#   remediation: Set email_account_admins to true.
#   equivalents:
#     checkov: [CKV_AZURE_27]
#     trivy: [AVD-AZU-0023]
#     kics: [terraform/azure/sql_server_alert_email_disabled]
package policies.azure.sql.admins_not_told

import rego.v1

deny contains {"msg": "email_account_admins is false, expected true", "at": ["admins_told"]} if input.admins_told == false
