# METADATA
# title: SQS encrypted
# description: Messages that wait unencrypted can be read by whoever gets at the storage below SQS.
# related_resources:
# - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
# custom:
#   id: AWS-SQS-001
#   severity: medium
#   applies_to: [aws.sqs.queue]
#   remediation: Set sqs_managed_sse_enabled to true, or kms_master_key_id.
#   equivalents:
#     prowler: [sqs_queues_server_side_encryption_enabled]
package policies.aws.sqs.not_encrypted

import rego.v1

deny contains {"msg": "neither SQS nor a KMS key encrypts messages, expected one of them", "at": ["managed"]} if {
	input.managed == false
	input.key == false
}
