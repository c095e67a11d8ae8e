# METADATA
# title: Log group retention at least one year
# description: Attacks are found months later; logs that are gone by then cannot tell what happened.
# related_resources:
# - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
# custom:
#   id: AWS-CW-001
#   severity: medium
#   applies_to: [aws.logs.group]
#   remediation: Set retention_in_days to 365 or more, or leave it out to keep events for ever.
#   parameters:
#     min_days:
#       description: the fewest days that events are kept
#       default: 365
#       stricter: higher
#   equivalents:
#     checkov: [CKV_AWS_338]
#     prowler: [cloudwatch_log_group_retention_policy_specific_days_enabled]
package policies.aws.logs.short_retention

import rego.v1

deny contains {"msg": msg, "at": ["retention_days"]} if {
	input.retention_days > 0
	input.retention_days < data.params.min_days
	msg := sprintf("events are kept for %v days, expected at least %v", [input.retention_days, data.params.min_days])
}
