# METADATA
# title: EFS customer key
# description: With the key that AWS manages, who may decrypt cannot be limited or taken away.
# related_resources:
# - https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
# custom:
#   id: AWS-EFS-003
#   severity: low
#   applies_to: [aws.efs.file_system]
#   remediation: Set kms_key_id to a key of your own.
#   equivalents:
#     checkov: [CKV_AWS_184]
#     kics: [terraform/aws/efs_without_kms]
package policies.aws.efs.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key of your own is named, expected kms_key_id", "at": ["key"]} if input.key == false
