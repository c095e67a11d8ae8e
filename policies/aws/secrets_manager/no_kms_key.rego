# METADATA
# title: Secrets encrypted with KMS key
# description: With the key that AWS manages, everyone in the account who may read the secret may decrypt it.
# related_resources:
# - https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
# custom:
#   id: AWS-SM-002
#   severity: low
#   applies_to: [aws.secrets_manager.secret]
#   remediation: Set kms_key_id to a key of your own.
#   equivalents:
#     checkov: [CKV_AWS_149]
#     trivy: [AVD-AWS-0098]
#     kics: [terraform/aws/secretsmanager_secret_without_kms]
package policies.aws.secrets_manager.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key of your own is named, expected kms_key_id", "at": ["key"]} if input.key == false
