# METADATA
# title: Log group retention set
# description: Events that nothing deletes keep the personal data in them longer than its purpose lasts.
# related_resources:
# - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
# custom:
#   id: AWS-CW-008
#   severity: low
#   applies_to: [aws.logs.group]
#   remediation: Set retention_in_days, to 365 or more where the events are an audit trail.
#   equivalents:
#     checkov: [CKV_AWS_66]
#     kics: [terraform/aws/cloudwatch_without_retention_period_specified]
package policies.aws.logs.kept_for_ever

import rego.v1

deny contains {"msg": "events are kept for ever, expected retention_in_days", "at": ["retention_days"]} if input.retention_days == 0
