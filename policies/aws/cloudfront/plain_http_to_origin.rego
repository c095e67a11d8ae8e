# METADATA
# title: CloudFront origin encrypted
# description: What viewers send encrypted goes on to the origin in clear, over networks that others run.
# related_resources:
# - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html
# custom:
#   id: AWS-CF-004
#   severity: medium
#   applies_to: [aws.cloudfront.distribution]
#   remediation: Set origin_protocol_policy to https-only and origin_ssl_protocols to TLSv1.2.
#   equivalents:
#     checkov: [CKV2_AWS_72]
#     prowler: [cloudfront_distributions_origin_traffic_encrypted]
package policies.aws.cloudfront.plain_http_to_origin

import rego.v1

deny contains {"msg": "CloudFront speaks HTTP with the origin, expected https-only", "at": ["origins", i, "policy"]} if {
	some i, origin in input.origins
	origin.policy == "http-only"
}

deny contains {"msg": "CloudFront speaks HTTP with the origin when a viewer does, expected https-only", "at": ["origins", i, "policy"]} if {
	some i, origin in input.origins
	origin.policy == "match-viewer"
	"allow-all" in input.viewer_policies
}

deny contains {"msg": msg, "at": ["origins", i, "protocols", j]} if {
	some i, origin in input.origins
	origin.policy != "http-only"
	some j
	protocol := origin.protocols[j]
	protocol in {"SSLv3", "TLSv1", "TLSv1.1"}
	msg := sprintf("CloudFront may use %v with the origin, expected TLSv1.2", [protocol])
}
