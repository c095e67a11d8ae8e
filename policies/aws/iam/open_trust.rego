# METADATA
# title: Role trust limited
# description: A role that anyone, or everyone in another account, may assume hands its permissions to people nobody chose.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
# custom:
#   id: AWS-IAM-006
#   severity: high
#   applies_to: [aws.iam.role]
#   remediation: Name the roles or users that may assume it, or add an ExternalId, or ask for a second factor.
#   equivalents:
#     checkov: [CKV_AWS_60, CKV_AWS_61]
#     kics: [terraform/aws/iam_role_allows_all_principals_to_assume, terraform/aws/iam_policy_grants_assumerole_permission_across_all_services, terraform/aws/cross_account_iam_assume_role_policy_without_external_id_or_mfa]
#     prowler: [iam_role_cross_service_confused_deputy_prevention]
package policies.aws.iam.open_trust

import rego.v1

import data.policies.aws.principals

whole_account(principal) := account if {
	found := regex.find_all_string_submatch_n("^(?:arn:[^:]+:iam::)?([0-9]{12})(?::root)?$", principal, 1)
	account := found[0][1]
}

# A condition that not everybody in another account meets.
chosen(conditions) if principals.limited(conditions)

chosen(conditions) if {
	some condition in conditions
	principals.is_strict(lower(condition.key))
	some test in condition.tests
	names_few(test)
}

names_few(test) if {
	lower(test.key) == "sts:externalid"
	count(test.wildcards) == 0
}

names_few(test) if {
	lower(test.key) == "aws:multifactorauthpresent"
	some value in test.values
	value in {true, "true"}
}

names_few(test) if lower(test.key) == "aws:multifactorauthage"

names_few(test) if startswith(lower(test.key), "aws:principaltag/")

deny contains {"msg": msg, "at": ["trust", "statements", i, "principals", j]} if {
	some i, statement in input.trust.statements
	statement.effect == "Allow"
	principals.open_to_all(statement.conditions)
	some j
	principals.is_everyone(statement.principals[j])
	msg := "every principal may assume the role, expected named principals"
}

deny contains {"msg": msg, "at": ["trust", "statements", i, "principals", j]} if {
	some i, statement in input.trust.statements
	statement.effect == "Allow"
	not chosen(statement.conditions)
	some j
	principal := statement.principals[j]
	is_string(principal)
	account := whole_account(principal)
	account != input.account
	msg := sprintf("everyone in account %v may assume the role, expected named roles, an ExternalId or a second factor", [account])
}
