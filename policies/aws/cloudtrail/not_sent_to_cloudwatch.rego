# METADATA
# title: CloudTrail sent to CloudWatch
# description: Events that only lie in a bucket raise no alarm.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
# custom:
#   id: AWS-CT-004
#   severity: medium
#   applies_to: [aws.cloudtrail.trail]
#   remediation: Set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn.
#   equivalents:
#     checkov: [CKV2_AWS_10]
#     trivy: [AVD-AWS-0162]
#     kics: [terraform/aws/cloudtrail_not_integrated_with_cloudwatch]
#     prowler: [cloudtrail_cloudwatch_logging_enabled]
package policies.aws.cloudtrail.not_sent_to_cloudwatch

import rego.v1

deny contains {"msg": "events are not sent to CloudWatch, expected a log group", "at": ["sent_to_cloudwatch"]} if input.sent_to_cloudwatch == false
