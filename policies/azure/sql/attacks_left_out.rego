# METADATA
# title: SQL alerts for every attack
# description: An attack that is left out of the alerts is one nobody hears of.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure
# custom:
#   id: AZU-SQL-010
#   severity: medium
#   applies_to: [azure.sql.alert_policy]
#   remediation: Set state to Enabled and leave disabled_alerts empty.
#   equivalents:
#     checkov: [CKV_AZURE_25]
#     trivy: [AVD-AZU-0028]
package policies.azure.sql.attacks_left_out

import rego.v1

deny contains {"msg": msg, "at": ["state"]} if {
	input.state != "Enabled"
	msg := sprintf("the alerts are %v, expected Enabled", [input.state])
}

deny contains {"msg": msg, "at": ["left_out", i]} if {
	some i
	attack := input.left_out[i]
	msg := sprintf("no alert is sent for %v, expected alerts for every attack", [attack])
}
