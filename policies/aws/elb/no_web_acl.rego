# METADATA
# title: Public load balancers behind WAF
# description: Requests that exploit known flaws reach the application unless something filters them.
# related_resources:
# - https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html
# custom:
#   id: AWS-WAF-001
#   severity: high
#   applies_to: [aws.elb.front]
#   remediation: Associate a web ACL with the load balancer, or make it internal.
#   equivalents:
#     checkov: [CKV2_AWS_28]
#     kics: [terraform/aws/alb_is_not_integrated_with_waf]
#     prowler: [elbv2_waf_acl_attached, apigateway_restapi_waf_acl_attached, cloudfront_distributions_using_waf]
package policies.aws.elb.no_web_acl

import rego.v1

applies if {
	input.type == "application"
	input.internal == false
}

deny contains {"msg": "no web ACL is associated, expected one", "at": ["guarded"]} if input.guarded == false
