# METADATA
# title: No full admin policies
# description: Whoever holds a policy with every action on every resource, or steals a session that has it, owns the account.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: AWS-IAM-004
#   severity: high
#   applies_to: [aws.iam.permissions]
#   remediation: Name the actions and resources that are needed.
#   equivalents:
#     checkov: [CKV_AWS_62]
#     kics: [terraform/aws/iam_policies_with_full_privileges, terraform/aws/iam_policy_grants_full_permissions, terraform/aws/iam_role_with_full_privileges, terraform/aws/sso_policy_with_full_privileges]
#     prowler: [iam_customer_attached_policy_no_administrative_privileges]
package policies.aws.iam.full_admin

import rego.v1

deny contains {"msg": msg, "at": ["policies", i, "document", "statements", j, "actions", k]} if {
	some i, policy in input.policies
	some j, statement in policy.document.statements
	statement.effect == "Allow"
	some k
	action := statement.actions[k]
	action in {"*", "*:*"}
	"*" in statement.resources
	msg := sprintf("the policy allows %v on every resource, expected named actions and resources", [action])
}

deny contains {"msg": msg, "at": ["attached", i]} if {
	some i, arn in input.attached
	endswith(arn, ":policy/AdministratorAccess")
	msg := sprintf("%v is attached, expected a policy with named actions and resources", [arn])
}
