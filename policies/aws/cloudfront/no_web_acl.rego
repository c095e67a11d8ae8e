# METADATA
# title: CloudFront behind WAF
# description: Requests that exploit known flaws reach the origin unless something filters them.
# related_resources:
# - https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html
# custom:
#   id: AWS-WAF-003
#   severity: medium
#   applies_to: [aws.cloudfront.distribution]
#   remediation: Set web_acl_id to the ARN of a web ACL.
#   equivalents:
#     checkov: [CKV_AWS_68]
#     trivy: [AVD-AWS-0011]
#     kics: [terraform/aws/cloudfront_without_waf]
#     prowler: [cloudfront_distributions_using_waf]
package policies.aws.cloudfront.no_web_acl

import rego.v1

deny contains {"msg": "no web ACL is associated, expected one", "at": ["guarded"]} if input.guarded == false
