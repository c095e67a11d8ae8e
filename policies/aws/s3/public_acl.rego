# METADATA
# title: S3 ACL not public
# description: A public ACL lets anyone, or anyone with an AWS account, list or change what the bucket holds.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
# custom:
#   id: AWS-S3-005
#   severity: critical
#   applies_to: [aws.s3.bucket, aws.s3.bucket_acl]
#   remediation: Set the ACL to private, or disable ACLs with BucketOwnerEnforced; grant named accounts in the bucket policy instead.
#   equivalents:
#     checkov: [CKV_AWS_20, CKV_AWS_57, CKV2_AWS_43, CKV_AWS_375]
#     trivy: [AVD-AWS-0092]
#     kics: [terraform/aws/s3_bucket_acl_allows_read_or_write_to_all_users, terraform/aws/s3_bucket_acl_allows_read_to_any_authenticated_user, terraform/aws/s3_bucket_allows_access_to_all_authenticated_users]
#     prowler: [s3_bucket_public_list_acl, s3_bucket_public_write_acl]
package policies.aws.s3.public_acl

import rego.v1

private_acls := {"private", "aws-exec-read", "bucket-owner-read", "bucket-owner-full-control", "log-delivery-write"}

public_groups := {
	"AllUsers",
	"AuthenticatedUsers",
	"http://acs.amazonaws.com/groups/global/AllUsers",
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
}

deny contains {"msg": msg, "at": ["acl"]} if {
	input.acl != null
	not input.acl in private_acls
	msg := sprintf("the ACL is %v, expected private", [input.acl])
}

deny contains {"msg": msg, "at": ["attached_acls", i]} if {
	some i, acl in input.attached_acls
	not acl in private_acls
	msg := sprintf("the ACL is %v, expected private", [acl])
}

deny contains {"msg": msg, "at": ["grants", i, "grantee"]} if {
	some i, grant in input.grants
	grant.grantee in public_groups
	msg := sprintf("%v is granted to %v, expected to named accounts only", [grant.permission, grant.grantee])
}

deny contains {"msg": msg, "at": []} if {
	some grant in input.attached_grants
	grant.grantee in public_groups
	msg := sprintf("the bucket's ACL grants %v to %v, expected to named accounts only", [grant.permission, grant.grantee])
}
