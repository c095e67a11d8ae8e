# METADATA
# title: S3 versioning on
# description: Without versions, an object that is overwritten or deleted is gone.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
# custom:
#   id: AWS-S3-008
#   severity: medium
#   applies_to: [aws.s3.bucket]
#   remediation: Add an aws_s3_bucket_versioning with status Enabled.
#   equivalents:
#     checkov: [CKV_AWS_21]
#     trivy: [AVD-AWS-0090]
#     kics: [terraform/aws/s3_bucket_without_versioning]
#     prowler: [s3_bucket_object_versioning]
package policies.aws.s3.no_versioning

import rego.v1

deny contains {"msg": "versioning is not enabled, expected Enabled", "at": ["versioning"]} if input.versioning == false
