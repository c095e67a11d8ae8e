# METADATA
# title: S3 buckets use a KMS key
# description: With the key that S3 owns, whoever may read an object needs no right on a key, and no use of it is recorded.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
# custom:
#   id: AWS-S3-002
#   severity: low
#   applies_to: [aws.s3.bucket]
#   remediation: Set the default encryption to aws:kms with a key of your own.
#   equivalents:
#     checkov: [CKV_AWS_145]
#     trivy: [AVD-AWS-0132]
#     prowler: [s3_bucket_kms_encryption]
package policies.aws.s3.no_kms_key

import rego.v1

deny contains {"msg": msg, "at": ["encryption"]} if {
	not startswith(input.encryption, "aws:kms")
	msg := sprintf("default encryption is %v, expected aws:kms", [input.encryption])
}
