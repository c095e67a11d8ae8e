# METADATA
# title: Lambda not public
# description: A function that everyone may call runs other people's input with its role's rights, at one's own cost.
# related_resources:
# - https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
# custom:
#   id: AWS-LMB-001
#   severity: critical
#   applies_to: [aws.lambda.access]
#   remediation: Name the principal or a source_arn in the permission, and set authorization_type to AWS_IAM for URLs.
#   equivalents:
#     checkov: [CKV_AWS_258, CKV_AWS_301]
#     kics: [terraform/aws/lambda_permission_principal_is_wildcard]
#     prowler: [awslambda_function_not_publicly_accessible, awslambda_function_url_public]
package policies.aws.lambda.public

import rego.v1

deny contains {"msg": "everyone may call the function, expected a named principal or a source", "at": ["principal"]} if {
	input.principal == "*"
	input.limited == false
}

deny contains {"msg": "the function URL asks for no authorization, expected AWS_IAM", "at": ["url_authorization"]} if input.url_authorization == "NONE"
