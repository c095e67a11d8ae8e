# METADATA
# title: CloudTrail encrypted with KMS
# description: With a key of one's own, reading the log needs a permission that the bucket alone does not give.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
# custom:
#   id: AWS-CT-003
#   severity: medium
#   applies_to: [aws.cloudtrail.trail]
#   remediation: Set kms_key_id to the ARN of a KMS key.
#   equivalents:
#     checkov: [CKV_AWS_35]
#     trivy: [AVD-AWS-0015]
#     kics: [terraform/aws/cloudtrail_log_files_not_encrypted_with_kms]
#     prowler: [cloudtrail_kms_encryption_enabled]
package policies.aws.cloudtrail.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key encrypts the trail, expected one", "at": ["encrypted_with_key"]} if input.encrypted_with_key == false
