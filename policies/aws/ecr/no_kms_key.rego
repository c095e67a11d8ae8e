# METADATA
# title: ECR uses a KMS key
# description: Without a key of one's own, who may decrypt images cannot be limited or taken away.
# related_resources:
# - https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
# custom:
#   id: AWS-ECR-004
#   severity: low
#   applies_to: [aws.ecr.repository]
#   remediation: Add encryption_configuration with encryption_type KMS and kms_key; the repository is made anew.
#   equivalents:
#     checkov: [CKV_AWS_136]
#     trivy: [AVD-AWS-0033]
#     kics: [terraform/aws/ecr_repository_not_encrypted]
package policies.aws.ecr.no_kms_key

import rego.v1

deny contains {"msg": "images are encrypted with AES256, expected KMS", "at": ["key_encryption"]} if input.key_encryption == "AES256"
