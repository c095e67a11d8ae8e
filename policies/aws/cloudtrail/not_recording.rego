# METADATA
# title: CloudTrail records
# description: A trail that is switched off leaves no trace of what happens.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html
# custom:
#   id: AWS-CT-007
#   severity: high
#   applies_to: [aws.cloudtrail.recording]
#   remediation: Set enable_logging to true, or leave it out.
#   equivalents:
#     checkov: [CKV_AWS_251]
#     kics: [terraform/aws/cloudtrail_logging_disabled]
package policies.aws.cloudtrail.not_recording

import rego.v1

deny contains {"msg": "enable_logging is false, expected true", "at": ["logging"]} if input.logging == false
