# METADATA
# title: Password age
# description: A password that leaked stays useful until it is changed.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: AWS-IAM-010
#   severity: medium
#   applies_to: [aws.iam.password_policy]
#   remediation: Set max_password_age to 90 or less.
#   parameters:
#     max_days:
#       description: the most days until a password expires
#       default: 90
#       stricter: lower
#   equivalents:
#     checkov: [CKV_AWS_9]
#     trivy: [AVD-AWS-0062]
#     kics: [terraform/aws/misconfigured_password_policy_expiration]
#     prowler: [iam_password_policy_expires_passwords_within_90_days_or_less]
package policies.aws.iam.passwords_never_expire

import rego.v1

deny contains {"msg": "passwords never expire, expected after 90 days at most", "at": ["max_age"]} if input.max_age == 0

deny contains {"msg": msg, "at": ["max_age"]} if {
	input.max_age > data.params.max_days
	msg := sprintf("passwords expire after %v days, expected after at most %v", [input.max_age, data.params.max_days])
}
