# METADATA
# title: MQ broker uses a KMS key of the account
# description: With a key that AWS owns, who may decrypt cannot be limited, and no use of the key is recorded.
# related_resources:
# - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html
# custom:
#   id: AWS-MQ-003
#   severity: low
#   applies_to: [aws.mq.broker]
#   remediation: Add encryption_options with use_aws_owned_key false and kms_key_id.
#   equivalents:
#     checkov: [CKV_AWS_209]
#     kics: [terraform/aws/amazon_mq_broker_encryption_disabled]
package policies.aws.mq.no_kms_key

import rego.v1

deny contains {"msg": "a key that AWS owns encrypts messages, expected one of the account", "at": ["own_key"]} if input.own_key == false
