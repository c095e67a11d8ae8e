# METADATA
# title: SQS and SNS not public
# description: A queue or topic that everyone may use can be read, flooded or fed with false messages.
# related_resources:
# - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
# custom:
#   id: AWS-SQS-002
#   severity: high
#   applies_to: [aws.sqs.policy]
#   remediation: Name the principals, or add a condition on the source account or ARN.
#   equivalents:
#     checkov: [CKV_AWS_168, CKV_AWS_169, CKV_AWS_387]
#     kics: [terraform/aws/sqs_policy_with_public_access, terraform/aws/sns_topic_is_publicly_accessible]
#     prowler: [sqs_queues_not_publicly_accessible, sns_topics_not_publicly_accessible]
package policies.aws.sqs.public_policy

import data.policies.aws.principals
import rego.v1

deny contains {"msg": msg, "at": ["policy", "statements", i, "principals", j]} if {
	some i, statement in input.policy.statements
	statement.effect == "Allow"
	principals.open_to_all(statement.conditions)
	some j
	principal := statement.principals[j]
	principals.is_everyone(principal)
	msg := sprintf("the policy allows the principal %v without a limiting condition, expected named principals", [principal])
}
