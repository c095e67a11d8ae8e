# METADATA
# title: PassRole limited to named roles
# description: Whoever may pass every role to a service gets, through that service, the rights of the strongest role in the account.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
# custom:
#   id: AWS-IAM-021
#   severity: high
#   applies_to: [aws.iam.grants]
#   remediation: Name the roles in Resource, or limit the services with iam:PassedToService.
#   equivalents:
#     kics: [terraform/aws/iam_role_policy_passrole_allows_all]
package policies.aws.iam.every_role_passed

import rego.v1

deny contains {"msg": msg, "at": ["policies", i, "document", "statements", j, "actions", k]} if {
	some i, policy in input.policies
	some j, statement in policy.document.statements
	statement.conditional == false
	some k
	action := statement.actions[k]
	startswith(lower(action), "iam:")
	glob.match(lower(action), [":"], "iam:passrole")
	msg := sprintf("the policy allows %v on every resource, expected named roles", [action])
}
