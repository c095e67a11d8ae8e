# METADATA
# title: S3 ACLs disabled
# description: With ACLs, each object has rules of its own beside the policy of its bucket, and nobody can say from one place who may read what.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
# custom:
#   id: AWS-S3-012
#   severity: low
#   applies_to: [aws.s3.ownership]
#   remediation: Set object_ownership to BucketOwnerEnforced.
#   equivalents:
#     checkov: [CKV2_AWS_65]
#     prowler: [s3_bucket_acl_prohibited]
package policies.aws.s3.acls_used

import rego.v1

deny contains {"msg": msg, "at": ["ownership"]} if {
	input.ownership != "BucketOwnerEnforced"
	msg := sprintf("object_ownership is %v, expected BucketOwnerEnforced", [input.ownership])
}
