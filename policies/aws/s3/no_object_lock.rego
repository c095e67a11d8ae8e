# METADATA
# title: S3 buckets of logs can be locked
# description: "Without object lock whoever may write can overwrite and delete: logs go first when an intruder covers tracks."
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
# custom:
#   id: AWS-S3-010
#   severity: low
#   applies_to: [aws.s3.bucket]
#   remediation: Set object_lock_enabled, and a default retention in aws_s3_bucket_object_lock_configuration.
#   equivalents:
#     checkov: [CKV_AWS_143]
#     prowler: [s3_bucket_object_lock]
package policies.aws.s3.no_object_lock

import rego.v1

applies if input.keeps_records == true

applies if input.locked != null

deny contains {"msg": "object lock is off, expected it on", "at": ["locked"]} if input.locked == false

deny contains {"msg": "logs go here and object lock is off, expected it on", "at": ["keeps_records"]} if {
	input.keeps_records == true
	input.locked == null
}
