# METADATA
# title: Lambda no secrets in environment
# description: Whoever may look at the function, its code or its plan reads the password.
# related_resources:
# - https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
# custom:
#   id: AWS-LMB-002
#   severity: medium
#   applies_to: [aws.lambda.function]
#   remediation: Keep the secret in Secrets Manager or Parameter Store and let the function fetch it.
#   equivalents:
#     checkov: [CKV_AWS_45]
#     kics: [terraform/aws/hardcoded_aws_access_key_in_lambda]
#     prowler: [awslambda_function_no_secrets_in_variables]
package policies.aws.lambda.secret_in_environment

import data.policies.lib.secrets
import rego.v1

deny contains {"msg": msg, "at": ["variables", name]} if {
	some name, value in input.variables
	is_string(value)
	secrets.is_secret(name, value)
	msg := sprintf("the variable %v holds a secret, expected a reference to one", [name])
}
