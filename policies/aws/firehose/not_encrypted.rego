# METADATA
# title: Firehose encrypted
# description: Records that wait to be delivered lie on disks unencrypted.
# related_resources:
# - https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
# custom:
#   id: AWS-KIN-002
#   severity: medium
#   applies_to: [aws.firehose.stream]
#   remediation: Add server_side_encryption with enabled true.
#   equivalents:
#     checkov: [CKV_AWS_240]
#     prowler: [firehose_stream_encrypted_at_rest]
package policies.aws.firehose.not_encrypted

import rego.v1

applies if input.fed == false

deny contains {"msg": "server_side_encryption is off, expected on", "at": ["encrypted"]} if input.encrypted == false
