# METADATA
# title: API Gateway logs on
# description: Without access logs nobody can say who called what.
# related_resources:
# - https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# custom:
#   id: AWS-API-001
#   severity: medium
#   applies_to: [aws.api_gateway.stage]
#   remediation: Add access_log_settings with a log group.
#   equivalents:
#     checkov: [CKV_AWS_76, CKV_AWS_95]
#     trivy: [AVD-AWS-0001]
#     kics: [terraform/aws/api_gateway_access_logging_disabled]
#     prowler: [apigateway_restapi_logging_enabled, apigatewayv2_api_access_logging_enabled]
package policies.aws.api_gateway.not_logged

import rego.v1

deny contains {"msg": "no access logs are written, expected access_log_settings", "at": ["logged"]} if input.logged == false
