# METADATA
# title: Flow logs on and kept
# description: "Most breaches are found after months: flow logs of a few days do not show how they began."
# related_resources:
# - https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview
# custom:
#   id: AZU-NET-004
#   severity: medium
#   applies_to: [azure.network.flow_log]
#   remediation: Set enabled to true and keep the logs for 90 days or more.
#   parameters:
#     min_days:
#       description: For how many days flow logs have to be kept.
#       default: 90
#       stricter: higher
#   equivalents:
#     checkov: [CKV_AZURE_12]
#     trivy: [AVD-AZU-0049, AVD-AZU-0073]
#     kics: [terraform/azure/small_flow_logs_retention_period]
#     prowler: [network_flow_log_captured_sent, network_flow_log_more_than_90_days]
package policies.azure.network.flow_logs_not_kept

import rego.v1

deny contains {"msg": "the flow log is off, expected on", "at": ["on"]} if input.on == false

deny contains {"msg": msg, "at": ["kept_for_days"]} if {
	input.kept_for_days > 0
	input.kept_for_days < data.params.min_days
	msg := sprintf("flow logs are kept for %v days, expected %v or more", [input.kept_for_days, data.params.min_days])
}
