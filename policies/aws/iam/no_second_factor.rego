# METADATA
# title: Groups and users asked for a second factor
# description: A password or key that leaked is enough to act as its owner, as long as no policy asks for a second factor.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html
# custom:
#   id: AWS-IAM-022
#   severity: medium
#   applies_to: [aws.iam.second_factor]
#   remediation: Give the group a policy that denies what is done without aws:MultiFactorAuthPresent, or add that condition to what it allows.
#   equivalents:
#     trivy: [AVD-AWS-0123]
#     kics: [terraform/aws/authentication_without_mfa, terraform/aws/iam_user_policy_without_mfa]
package policies.aws.iam.no_second_factor

import rego.v1

keys := {"aws:multifactorauthpresent", "aws:multifactorauthage"}

# What is not known may ask: a document and its parts are objects.
asked if {
	some policy in input.policies
	is_string(policy.document)
}

asked if {
	some policy in input.policies
	some statement in policy.document.statements
	is_string(statement)
}

asked if {
	some policy in input.policies
	some statement in policy.document.statements
	some condition in statement.conditions
	some test in condition.tests
	lower(test.key) in keys
}

deny contains {"msg": "no policy asks for a second factor, expected a condition on aws:MultiFactorAuthPresent", "at": []} if not asked
