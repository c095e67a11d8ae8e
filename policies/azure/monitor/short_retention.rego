# METADATA
# title: Log retention one year
# description: "Most breaches are found after months: records of a few weeks do not show how they began."
# related_resources:
# - https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure
# custom:
#   id: AZU-MON-002
#   severity: medium
#   applies_to: [azure.monitor.workspace]
#   remediation: Set retention_in_days to 365 or more.
#   parameters:
#     min_days:
#       description: For how many days records have to be kept.
#       default: 365
#       stricter: higher
package policies.azure.monitor.short_retention

import rego.v1

deny contains {"msg": msg, "at": ["kept_for_days"]} if {
	input.kept_for_days < data.params.min_days
	msg := sprintf("records are kept for %v days, expected %v or more", [input.kept_for_days, data.params.min_days])
}
