# METADATA
# title: No policy allows every action
# description: Every action includes those that change rights, so that whoever has it on one resource can often get further.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: AWS-IAM-020
#   severity: high
#   applies_to: [aws.iam.permissions]
#   remediation: Name the actions that are needed.
#   equivalents:
#     checkov: [CKV_AWS_63, CKV_AWS_49]
package policies.aws.iam.every_action

import rego.v1

deny contains {"msg": msg, "at": ["policies", i, "document", "statements", j, "actions", k]} if {
	some i, policy in input.policies
	some j, statement in policy.document.statements
	statement.effect == "Allow"
	some k
	action := statement.actions[k]
	action in {"*", "*:*"}
	msg := sprintf("the policy allows %v, expected named actions", [action])
}
