# METADATA
# title: SQS policies name actions
# description: Every action includes removing the queue and changing its policy.
# related_resources:
# - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
# custom:
#   id: AWS-SQS-003
#   severity: medium
#   applies_to: [aws.sqs.policy]
#   remediation: Name the actions that are needed.
#   equivalents:
#     checkov: [CKV_AWS_72]
#     trivy: [AVD-AWS-0097]
#     kics: [terraform/aws/sqs_policy_allows_all_actions]
package policies.aws.sqs.every_action

import rego.v1

deny contains {"msg": msg, "at": ["policy", "statements", i, "actions", j]} if {
	some i, statement in input.policy.statements
	statement.effect == "Allow"
	some j
	action := statement.actions[j]
	msg := sprintf("the policy allows %v, expected named actions", [action])
}
