# METADATA
# title: CloudFront TLS minimum
# description: TLS 1.0 and 1.1 have known weaknesses; viewers that use them are not protected.
# related_resources:
# - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
# custom:
#   id: AWS-CF-002
#   severity: medium
#   applies_to: [aws.cloudfront.distribution]
#   remediation: Set minimum_protocol_version to TLSv1.2_2021 or later, with a certificate of one's own.
#   equivalents:
#     checkov: [CKV_AWS_174]
#     trivy: [AVD-AWS-0013]
#     kics: [terraform/aws/cloudfront_without_minimum_protocol_tls_1.2]
#     prowler: [cloudfront_distributions_using_deprecated_ssl_protocols]
package policies.aws.cloudfront.old_tls

import rego.v1

deny contains {"msg": msg, "at": ["minimum_tls"]} if {
	not regex.match("^TLSv1\\.[23]", input.minimum_tls)
	msg := sprintf("the oldest TLS version is %v, expected TLSv1.2_2021 or later", [input.minimum_tls])
}
