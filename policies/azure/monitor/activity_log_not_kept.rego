# METADATA
# title: Activity log kept one year
# description: Who changed what in a subscription is asked months later; records of a few weeks cannot tell.
# related_resources:
# - https://learn.microsoft.com/azure/azure-monitor/platform/activity-log
# custom:
#   id: AZU-MON-004
#   severity: medium
#   applies_to: [azure.monitor.log_profile]
#   remediation: Keep records for 365 days or more, or turn the retention policy off to keep them for ever.
#   parameters:
#     min_days:
#       description: For how many days records have to be kept.
#       default: 365
#       stricter: higher
#   equivalents:
#     checkov: [CKV_AZURE_37]
#     trivy: [AVD-AZU-0031]
#     kics: [terraform/azure/small_activity_log_retention_period]
package policies.azure.monitor.activity_log_not_kept

import rego.v1

deny contains {"msg": "no retention_policy is set, expected one", "at": ["limited"]} if input.limited == null

deny contains {"msg": msg, "at": ["kept_for_days"]} if {
	input.limited == true
	input.kept_for_days > 0
	input.kept_for_days < data.params.min_days
	msg := sprintf("records are kept for %v days, expected %v or more", [input.kept_for_days, data.params.min_days])
}
