# METADATA
# title: Role trust limited
# description: A role that anyone, or everyone in another account, may assume hands its permissions to people nobody chose.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
# custom:
#   id: AWS-IAM-006
#   severity: high
#   applies_to: [aws.iam.role]
#   remediation: Name the roles or users that may assume it, or add an ExternalId or other condition.
#   equivalents:
#     checkov: [CKV_AWS_60, CKV_AWS_61]
#     kics: [terraform/aws/iam_role_allows_all_principals_to_assume, terraform/aws/iam_policy_grants_assumerole_permission_across_all_services]
#     prowler: [iam_role_cross_service_confused_deputy_prevention]
package policies.aws.iam.open_trust

import rego.v1

allowing contains i if {
	some i, statement in input.trust.statements
	statement.effect == "Allow"
	count(statement.conditions) == 0
}

whole_account(principal) := account if {
	found := regex.find_all_string_submatch_n("^(?:arn:[^:]+:iam::)?([0-9]{12})(?::root)?$", principal, 1)
	account := found[0][1]
}

deny contains {"msg": msg, "at": ["trust", "statements", i, "principals", j]} if {
	some i in allowing
	some j
	input.trust.statements[i].principals[j] == "*"
	msg := "every principal may assume the role, expected named principals"
}

deny contains {"msg": msg, "at": ["trust", "statements", i, "principals", j]} if {
	some i in allowing
	some j
	principal := input.trust.statements[i].principals[j]
	is_string(principal)
	account := whole_account(principal)
	account != input.account
	msg := sprintf("everyone in account %v may assume the role without a condition, expected named roles or an ExternalId", [account])
}
