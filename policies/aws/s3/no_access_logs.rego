# METADATA
# title: S3 access logs on
# description: Without access logs nobody can tell who read or changed the objects.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
# custom:
#   id: AWS-S3-009
#   severity: medium
#   applies_to: [aws.s3.bucket]
#   remediation: Add an aws_s3_bucket_logging that names a target bucket.
#   equivalents:
#     checkov: [CKV_AWS_18]
#     trivy: [AVD-AWS-0089]
#     kics: [terraform/aws/s3_bucket_logging_disabled]
#     prowler: [s3_bucket_server_access_logging_enabled]
package policies.aws.s3.no_access_logs

import rego.v1

deny contains {"msg": "requests are not logged, expected a target bucket for access logs", "at": ["access_logged"]} if {
	input.access_logged == false
	input.receives_logs == false
	input.acl != "log-delivery-write"
	not "log-delivery-write" in input.attached_acls
}
