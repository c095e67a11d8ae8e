# METADATA
# title: API Gateway cache encrypted
# description: A cache of answers holds the data that callers asked for.
# related_resources:
# - https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html
# custom:
#   id: AWS-API-004
#   severity: medium
#   applies_to: [aws.api_gateway.cache]
#   remediation: Set cache_data_encrypted to true.
#   equivalents:
#     checkov: [CKV_AWS_308]
#     trivy: [AVD-AWS-0002]
#     kics: [terraform/aws/api_gateway_method_settings_cache_not_encrypted]
#     prowler: [apigateway_restapi_cache_encrypted]
package policies.aws.api_gateway.cache_not_encrypted

import rego.v1

applies if input.cached == true

deny contains {"msg": "the cache is not encrypted, expected cache_data_encrypted", "at": ["encrypted"]} if input.encrypted == false
