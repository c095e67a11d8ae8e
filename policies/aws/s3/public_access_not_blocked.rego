# METADATA
# title: S3 public access blocked on bucket
# description: Without a public access block, one wrong ACL or policy opens the bucket to everyone.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: AWS-S3-003
#   severity: critical
#   applies_to: [aws.s3.bucket, aws.s3.public_access_block]
#   remediation: Add an aws_s3_bucket_public_access_block for the bucket with all four flags true.
#   equivalents:
#     checkov: [CKV_AWS_53, CKV_AWS_54, CKV_AWS_55, CKV_AWS_56, CKV2_AWS_6]
#     trivy: [AVD-AWS-0086, AVD-AWS-0087, AVD-AWS-0091, AVD-AWS-0093, AVD-AWS-0094]
#     kics: [terraform/aws/s3_bucket_allows_public_acl, terraform/aws/s3_bucket_with_public_policy, terraform/aws/s3_bucket_without_ignore_public_acl, terraform/aws/s3_bucket_without_restriction_of_public_bucket]
#     prowler: [s3_bucket_level_public_access_block]
package policies.aws.s3.public_access_not_blocked

import rego.v1

deny contains {"msg": "block_public_acls is false, expected true", "at": ["block_public_acls"]} if {
	input.scope == "block"
	input.block_public_acls == false
}

deny contains {"msg": "block_public_policy is false, expected true", "at": ["block_public_policy"]} if {
	input.scope == "block"
	input.block_public_policy == false
}

deny contains {"msg": "ignore_public_acls is false, expected true", "at": ["ignore_public_acls"]} if {
	input.scope == "block"
	input.ignore_public_acls == false
}

deny contains {"msg": "restrict_public_buckets is false, expected true", "at": ["restrict_public_buckets"]} if {
	input.scope == "block"
	input.restrict_public_buckets == false
}

unblocked contains "block_public_acls" if input.block_public_acls == false

unblocked contains "block_public_policy" if input.block_public_policy == false

unblocked contains "ignore_public_acls" if input.ignore_public_acls == false

unblocked contains "restrict_public_buckets" if input.restrict_public_buckets == false

deny contains {"msg": msg, "at": []} if {
	input.scope == "bucket"
	count(unblocked) > 0
	msg := sprintf("the bucket's public access block leaves %v off, expected all four flags on", [concat(", ", sort(unblocked))])
}
