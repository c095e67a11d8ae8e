# METADATA
# title: API Gateway methods authorised
# description: A method without authorisation answers everybody who finds it.
# related_resources:
# - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
# custom:
#   id: AWS-API-002
#   severity: high
#   applies_to: [aws.api_gateway.method]
#   remediation: Set authorization to AWS_IAM, COGNITO_USER_POOLS or CUSTOM.
#   equivalents:
#     checkov: [CKV_AWS_59]
#     trivy: [AVD-AWS-0004]
#     kics: [terraform/aws/api_gateway_with_open_access]
#     prowler: [apigateway_restapi_authorizers_enabled]
package policies.aws.api_gateway.no_authorization

import rego.v1

# Of the routes of a WebSocket API, the first alone can ask who calls; `$default` may be one of them.
applies if {
	not startswith(input.verb, "OPTIONS")
	regex.match(`^([A-Z]+( .*)?|\$connect)$`, input.verb)
}

deny contains {"msg": "authorization is NONE, expected callers to prove who they are", "at": ["authorization"]} if {
	input.authorization == "NONE"
	input.key == false
}
