# METADATA
# title: CloudFront viewer HTTPS
# description: What viewers fetch or send over plain HTTP can be read and changed on the way.
# related_resources:
# - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
# custom:
#   id: AWS-CF-001
#   severity: high
#   applies_to: [aws.cloudfront.distribution]
#   remediation: Set viewer_protocol_policy to redirect-to-https or https-only in every cache behavior.
#   equivalents:
#     checkov: [CKV_AWS_34]
#     trivy: [AVD-AWS-0012]
#     kics: [terraform/aws/cloudfront_viewer_protocol_policy_allows_http]
#     prowler: [cloudfront_distributions_https_enabled]
package policies.aws.cloudfront.plain_http

import rego.v1

deny contains {"msg": msg, "at": ["viewer_policies", i]} if {
	some i, policy in input.viewer_policies
	policy == "allow-all"
	msg := "viewer_protocol_policy is allow-all, expected redirect-to-https or https-only"
}
