# METADATA
# title: SQL alerts by mail
# description: Alerts that go to no address wait in a portal until somebody looks.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure
# custom:
#   id: AZU-SQL-011
#   severity: medium
#   applies_to: [azure.sql.alert_policy]
#   remediation: Name addresses in email_addresses.
#   equivalents:
#     checkov: [CKV_AZURE_26]
#     trivy: [AVD-AZU-0018]
package policies.azure.sql.nobody_written_to

import rego.v1

deny contains {"msg": "no address is written to, expected email_addresses", "at": ["emails"]} if count(input.emails) == 0
