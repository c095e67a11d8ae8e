# METADATA
# title: CI OIDC trust pinned
# description: A role that trusts the token service of GitHub without naming a repository can be assumed by a workflow of anybody.
# related_resources:
# - https://docs.github.com/en/actions/security-for-github-actions/security-hardening-your-deployments/configuring-openid-connect-in-amazon-web-services
# custom:
#   id: AWS-IAM-016
#   severity: high
#   applies_to: [aws.iam.role]
#   remediation: Add a StringEquals or StringLike condition on token.actions.githubusercontent.com:sub that names the organisation and repository.
package policies.aws.iam.unpinned_ci_trust

import rego.v1

issuer := "token.actions.githubusercontent.com"

trusting contains i if {
	some i, statement in input.trust.statements
	statement.effect == "Allow"
	provider := statement.federated[_]
	is_string(provider)
	endswith(provider, issuer)
}

trusting contains i if {
	some i, statement in input.trust.statements
	statement.effect == "Allow"
	some condition in statement.conditions
	some test in condition.tests
	startswith(test.key, issuer)
}

applies if count(trusting) > 0

# A trust policy that is not known may name it: what is known is an object, or null.
applies if is_string(input.trust)

subjects(conditions) := [value |
	some condition in conditions
	lower(condition.key) in {"stringequals", "stringlike", "stringequalsignorecase", "forallvalues:stringlike", "foranyvalue:stringlike", "foranyvalue:stringequals"}
	some test in condition.tests
	lower(test.key) == "token.actions.githubusercontent.com:sub"
	some value in test.values
]

pinned(subject) if regex.match("^repo:[^*?:/]+/[^*?:]+:", subject)

deny contains {"msg": msg, "at": ["trust", "statements", i]} if {
	some i in trusting
	count(subjects(input.trust.statements[i].conditions)) == 0
	msg := "the role trusts every GitHub workflow, expected a condition on token.actions.githubusercontent.com:sub"
}

deny contains {"msg": msg, "at": ["trust", "statements", i, "conditions"]} if {
	some i in trusting
	some subject in subjects(input.trust.statements[i].conditions)
	not pinned(subject)
	msg := sprintf("the role trusts %v, expected repo:organisation/repository:...", [subject])
}
