# METADATA
# title: S3 bucket encrypted at rest
# description: Objects stored without encryption can be read by whoever gets at the storage below S3.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
# custom:
#   id: AWS-S3-001
#   severity: high
#   applies_to: [aws.s3.bucket]
#   remediation: Set the default encryption to AES256 or aws:kms.
#   equivalents:
#     prowler: [s3_bucket_default_encryption]
package policies.aws.s3.no_encryption

import rego.v1

deny contains {"msg": msg, "at": ["encryption"]} if {
	not input.encryption in {"AES256", "aws:kms", "aws:kms:dsse"}
	msg := sprintf("default encryption is %v, expected AES256 or aws:kms", [input.encryption])
}
