# METADATA
# title: Kinesis customer key
# description: With the key that AWS manages, everyone in the account who may read the stream may decrypt it.
# related_resources:
# - https://docs.aws.amazon.com/streams/latest/dev/creating-using-sse-master-keys.html
# custom:
#   id: AWS-KIN-003
#   severity: low
#   applies_to: [aws.kinesis.stream]
#   remediation: Set kms_key_id to a key of your own.
#   equivalents:
#     checkov: [CKV_AWS_185]
package policies.aws.kinesis.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key of your own is named, expected kms_key_id", "at": ["key"]} if input.key == false
