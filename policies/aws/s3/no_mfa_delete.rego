# METADATA
# title: S3 versions removed with a second factor
# description: Whoever has the keys of somebody who may delete can remove every version of every object.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
# custom:
#   id: AWS-S3-014
#   severity: low
#   applies_to: [aws.s3.bucket]
#   remediation: Turn MFA delete on for the bucket; only root can.
#   equivalents:
#     trivy: [AVD-AWS-0170]
#     kics: [terraform/aws/s3_bucket_without_enabled_mfa_delete]
#     prowler: [s3_bucket_no_mfa_delete]
package policies.aws.s3.no_mfa_delete

import rego.v1

applies if input.versioning == true

deny contains {"msg": "versions are removed without a second factor, expected MFA delete", "at": ["mfa_delete"]} if input.mfa_delete == false
