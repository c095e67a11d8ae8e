# METADATA
# title: Cognito MFA
# description: A password alone, once guessed or stolen, is the whole account.
# related_resources:
# - https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
# custom:
#   id: AWS-COG-001
#   severity: high
#   applies_to: [aws.cognito.user_pool]
#   remediation: Set mfa_configuration to ON.
#   equivalents:
#     kics: [terraform/aws/cognito_userpool_without_mfa]
#     prowler: [cognito_user_pool_mfa_enabled]
package policies.aws.cognito.no_mfa

import rego.v1

deny contains {"msg": msg, "at": ["mfa"]} if {
	input.mfa != "ON"
	msg := sprintf("mfa_configuration is %v, expected ON", [input.mfa])
}
