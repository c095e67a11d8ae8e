# METADATA
# title: EKS secrets encrypted
# description: With a key of one's own, reading the secrets of a cluster needs a permission that can be watched and taken away.
# related_resources:
# - https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
# custom:
#   id: AWS-EKS-003
#   severity: high
#   applies_to: [aws.eks.cluster]
#   remediation: Add an encryption_config with resources secrets and the ARN of a KMS key.
#   equivalents:
#     checkov: [CKV_AWS_58]
#     trivy: [AVD-AWS-0039]
#     kics: [terraform/aws/eks_cluster_encryption_disabled]
#     prowler: [eks_cluster_kms_cmk_encryption_in_secrets_enabled]
package policies.aws.eks.secrets_not_encrypted

import rego.v1

deny contains {"msg": "no KMS key encrypts secrets, expected one", "at": ["encrypted_resources"]} if not "secrets" in input.encrypted_resources
