# METADATA
# title: Kinesis and Firehose encrypted
# description: Records of a stream without encryption can be read by whoever gets at the storage below it.
# related_resources:
# - https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html
# custom:
#   id: AWS-KIN-001
#   severity: medium
#   applies_to: [aws.kinesis.stream]
#   remediation: Set encryption_type to KMS and kms_key_id.
#   equivalents:
#     checkov: [CKV_AWS_43]
#     trivy: [AVD-AWS-0064]
#     kics: [terraform/aws/kinesis_sse_not_configured]
#     prowler: [kinesis_stream_encrypted_at_rest]
package policies.aws.kinesis.not_encrypted

import rego.v1

deny contains {"msg": msg, "at": ["encryption"]} if {
	input.encryption != "KMS"
	msg := sprintf("encryption_type is %v, expected KMS", [input.encryption])
}
