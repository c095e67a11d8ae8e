# METADATA
# title: EBS volumes use a KMS key
# description: With the key that AWS manages, who may decrypt a volume cannot be limited, and its snapshots cannot be shared safely.
# related_resources:
# - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: AWS-EBS-003
#   severity: low
#   applies_to: [aws.ebs.volume]
#   remediation: Set encrypted to true and kms_key_id to a key of your own.
#   equivalents:
#     checkov: [CKV_AWS_189]
#     trivy: [AVD-AWS-0027]
package policies.aws.ebs.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key of your own is named, expected kms_key_id", "at": ["key"]} if input.key == false
