# METADATA
# title: CloudTrail bucket not open by its ACL
# description: An ACL that lets everyone read the bucket of a trail shows them who did what, with which keys, from where.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
# custom:
#   id: AWS-CT-009
#   severity: critical
#   applies_to: [aws.cloudtrail.log_bucket]
#   remediation: Set the ACL to private, or block public access of the bucket.
#   equivalents:
#     trivy: [AVD-AWS-0161]
#     kics: [terraform/aws/cloudtrail_log_files_s3_bucket_is_publicly_accessible]
#     prowler: [cloudtrail_logs_s3_bucket_is_not_publicly_accessible]
package policies.aws.cloudtrail.log_bucket_open

import rego.v1

public_acls := {"public-read", "public-read-write", "authenticated-read"}

public_groups := {
	"AllUsers",
	"AuthenticatedUsers",
	"http://acs.amazonaws.com/groups/global/AllUsers",
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
}

# Where public ACLs are ignored, they open nothing.
deny contains {"msg": msg, "at": ["acls", i]} if {
	input.ignore_public_acls == false
	some i
	acl := input.acls[i]
	acl in public_acls
	msg := sprintf("the ACL of the trail's bucket is %v, expected private", [acl])
}

deny contains {"msg": msg, "at": ["grantees", i]} if {
	input.ignore_public_acls == false
	some i
	grantee := input.grantees[i]
	grantee in public_groups
	msg := sprintf("the ACL of the trail's bucket lets %v in, expected named accounts only", [grantee])
}
