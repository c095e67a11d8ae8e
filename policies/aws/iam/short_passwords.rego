# METADATA
# title: Password length
# description: Short passwords are found by guessing.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: AWS-IAM-007
#   severity: medium
#   applies_to: [aws.iam.password_policy]
#   remediation: Set minimum_password_length to 12 or more.
#   parameters:
#     min_length:
#       description: the fewest characters of a password
#       default: 12
#       stricter: higher
#   equivalents:
#     checkov: [CKV_AWS_10]
#     trivy: [AVD-AWS-0063]
#     kics: [terraform/aws/iam_password_without_minimum_length]
#     prowler: [iam_password_policy_minimum_length_14]
package policies.aws.iam.short_passwords

import rego.v1

deny contains {"msg": msg, "at": ["minimum_length"]} if {
	input.minimum_length < data.params.min_length
	msg := sprintf("passwords need %v characters, expected at least %v", [input.minimum_length, data.params.min_length])
}
