# METADATA
# title: Password complexity
# description: Passwords of one character class are found by guessing.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: AWS-IAM-008
#   severity: medium
#   applies_to: [aws.iam.password_policy]
#   remediation: Set require_numbers and one of require_lowercase_characters and require_uppercase_characters to true.
#   equivalents:
#     checkov: [CKV_AWS_12]
#     trivy: [AVD-AWS-0059]
#     kics: [terraform/aws/iam_password_does_not_require_number]
#     prowler: [iam_password_policy_number]
package policies.aws.iam.simple_passwords

import rego.v1

deny contains {"msg": "passwords need no digit, expected require_numbers", "at": ["require_numbers"]} if input.require_numbers == false

deny contains {"msg": "passwords need no letter, expected require_lowercase_characters or require_uppercase_characters", "at": ["require_lowercase"]} if {
	input.require_lowercase == false
	input.require_uppercase == false
}
