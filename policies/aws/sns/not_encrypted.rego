# METADATA
# title: SNS encrypted
# description: Messages of a topic without a key lie in clear on its way to the subscribers.
# related_resources:
# - https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
# custom:
#   id: AWS-SNS-001
#   severity: medium
#   applies_to: [aws.sns.topic]
#   remediation: Set kms_master_key_id.
#   equivalents:
#     checkov: [CKV_AWS_26]
#     trivy: [AVD-AWS-0095]
#     kics: [terraform/aws/sns_topic_not_encrypted]
#     prowler: [sns_topics_kms_encryption_at_rest_enabled]
package policies.aws.sns.not_encrypted

import rego.v1

deny contains {"msg": "no KMS key encrypts the topic, expected one", "at": ["encrypted_with_key"]} if input.encrypted_with_key == false
