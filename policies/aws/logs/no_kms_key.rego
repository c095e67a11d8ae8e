# METADATA
# title: Log groups encrypted
# description: Logs hold what programs said about people; a key of one's own limits who can read them.
# related_resources:
# - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
# custom:
#   id: AWS-CW-002
#   severity: medium
#   applies_to: [aws.logs.group]
#   remediation: Set kms_key_id to the ARN of a KMS key.
#   equivalents:
#     checkov: [CKV_AWS_158]
#     trivy: [AVD-AWS-0017]
#     kics: [terraform/aws/cloudwatch_log_group_not_encrypted]
#     prowler: [cloudwatch_log_group_kms_encryption_enabled]
package policies.aws.logs.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key encrypts the log group, expected one", "at": ["encrypted_with_key"]} if input.encrypted_with_key == false
