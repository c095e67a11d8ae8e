# METADATA
# title: Password reuse blocked
# description: A password that may be used again makes its change worthless.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: AWS-IAM-009
#   severity: medium
#   applies_to: [aws.iam.password_policy]
#   remediation: Set password_reuse_prevention to 4 or more.
#   parameters:
#     min_remembered:
#       description: how many former passwords are refused at least
#       default: 4
#       stricter: higher
#   equivalents:
#     checkov: [CKV_AWS_13]
#     trivy: [AVD-AWS-0056]
#     kics: [terraform/aws/password_without_reuse_prevention]
#     prowler: [iam_password_policy_reuse_24]
package policies.aws.iam.passwords_reusable

import rego.v1

deny contains {"msg": msg, "at": ["reuse_prevention"]} if {
	input.reuse_prevention < data.params.min_remembered
	msg := sprintf("%v former passwords are refused, expected at least %v", [input.reuse_prevention, data.params.min_remembered])
}
