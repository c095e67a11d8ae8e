# METADATA
# title: KMS keys usable
# description: Nothing that a disabled key encrypts can be read.
# related_resources:
# - https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html
# custom:
#   id: AWS-KMS-005
#   severity: low
#   applies_to: [aws.kms.key]
#   remediation: Set is_enabled to true, or retire the key and what it encrypts.
#   equivalents:
#     checkov: [CKV_AWS_227]
#     kics: [terraform/aws/cmk_is_unusable]
package policies.aws.kms.disabled

import rego.v1

deny contains {"msg": "the key is disabled, expected it enabled", "at": ["enabled"]} if input.enabled == false
