# METADATA
# title: EFS encrypted
# description: Files stored without encryption can be read by whoever gets at the storage below EFS.
# related_resources:
# - https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
# custom:
#   id: AWS-EFS-001
#   severity: high
#   applies_to: [aws.efs.file_system]
#   remediation: Set encrypted to true; an existing file system is replaced by an encrypted copy.
#   equivalents:
#     checkov: [CKV_AWS_42]
#     trivy: [AVD-AWS-0037]
#     kics: [terraform/aws/efs_not_encrypted]
#     prowler: [efs_encryption_at_rest_enabled]
package policies.aws.efs.not_encrypted

import rego.v1

deny contains {"msg": "encrypted is false, expected true", "at": ["encrypted"]} if input.encrypted == false
