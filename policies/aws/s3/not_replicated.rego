# METADATA
# title: S3 buckets replicated
# description: Objects in one region are gone as long as the region is, and for ever when the bucket is emptied.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
# custom:
#   id: AWS-S3-015
#   severity: low
#   applies_to: [aws.s3.bucket]
#   remediation: Add aws_s3_bucket_replication_configuration with an enabled rule.
#   equivalents:
#     checkov: [CKV_AWS_144]
#     prowler: [s3_bucket_cross_region_replication]
package policies.aws.s3.not_replicated

import rego.v1

deny contains {"msg": "objects are not copied elsewhere, expected replication", "at": ["replicated"]} if input.replicated == false
