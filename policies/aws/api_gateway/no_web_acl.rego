# METADATA
# title: REST APIs behind WAF
# description: Requests that exploit known flaws reach the API unless something filters them.
# related_resources:
# - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
# custom:
#   id: AWS-WAF-004
#   severity: medium
#   applies_to: [aws.api_gateway.rest_stage]
#   remediation: Associate a web ACL with the stage, or make the API private.
#   equivalents:
#     checkov: [CKV2_AWS_29]
#     kics: [terraform/aws/api_gateway_without_waf]
#     prowler: [apigateway_restapi_waf_acl_attached]
package policies.aws.api_gateway.no_web_acl

import rego.v1

applies if input.spared == false

deny contains {"msg": "no web ACL is associated, expected one", "at": ["guarded"]} if input.guarded == false
