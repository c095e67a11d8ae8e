# METADATA
# title: S3 account public access blocked
# description: "The account's block is the net under every bucket: with a flag off, a bucket that forgets its own block can become public."
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: AWS-S3-004
#   severity: critical
#   applies_to: [aws.s3.account_public_access_block]
#   remediation: Set all four flags of aws_s3_account_public_access_block to true.
#   equivalents:
#     prowler: [s3_account_level_public_access_blocks]
package policies.aws.s3.account_access_not_blocked

import rego.v1

deny contains {"msg": "block_public_acls is false, expected true", "at": ["block_public_acls"]} if {
	input.block_public_acls == false
}

deny contains {"msg": "block_public_policy is false, expected true", "at": ["block_public_policy"]} if {
	input.block_public_policy == false
}

deny contains {"msg": "ignore_public_acls is false, expected true", "at": ["ignore_public_acls"]} if {
	input.ignore_public_acls == false
}

deny contains {"msg": "restrict_public_buckets is false, expected true", "at": ["restrict_public_buckets"]} if {
	input.restrict_public_buckets == false
}
