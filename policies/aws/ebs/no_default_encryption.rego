# METADATA
# title: EBS default encryption on
# description: With encryption by default off, every volume that forgets to ask is stored in clear.
# related_resources:
# - https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
# custom:
#   id: AWS-EBS-002
#   severity: medium
#   applies_to: [aws.ebs.default_encryption]
#   remediation: Set enabled to true in aws_ebs_encryption_by_default, in every region in use.
#   equivalents:
#     checkov: [CKV_AWS_106]
#     kics: [terraform/aws/ebs_default_encryption_disabled]
#     prowler: [ec2_ebs_default_encryption]
package policies.aws.ebs.no_default_encryption

import rego.v1

deny contains {"msg": "EBS encryption by default is off, expected on", "at": ["enabled"]} if input.enabled == false
