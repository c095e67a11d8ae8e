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

# What is asked of people in another account, by its key: the value is often a variable, and decides nothing more.
asked := principals.limiting_keys | {"aws:multifactorauthage", "aws:multifactorauthpresent", "sts:externalid"}

asks(key) if key in asked

asks(key) if startswith(key, "aws:principaltag/")

# Statements by their conditions: which let in those chosen only, and which let in everybody.
chosen contains i if {
	some i, statement in input.trust.statements
	some condition in statement.conditions
	principals.is_strict(lower(condition.key))
	some test in condition.tests
	asks(lower(test.key))
}

open contains i if {
	some i, statement in input.trust.statements
	every condition in statement.conditions {
		every test in condition.tests {
			lower(test.key) in principals.open_keys
		}
	}
}

deny contains {"msg": msg, "at": ["trust", "statements", i, "principals", j]} if {
	some i in open
	input.trust.statements[i].effect == "Allow"
	some j
	principals.is_everyone(input.trust.statements[i].principals[j])
	msg := "every principal may assume the role, expected named principals"
}

deny contains {"msg": msg, "at": ["trust", "statements", i, "principals", j]} if {
	some i, statement in input.trust.statements
	statement.effect == "Allow"
	not i in chosen
	some j
	principal := statement.principals[j]
	is_string(principal)
	account := whole_account(principal)
	account != input.account
	msg := sprintf("everyone in account %v may assume the role, expected named roles, an ExternalId or a second factor", [account])
}
