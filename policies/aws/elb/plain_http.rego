# METADATA
# title: Load balancer listener uses TLS
# description: What a plain HTTP listener carries can be read and changed on the way.
# related_resources:
# - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html
# custom:
#   id: AWS-ELB-001
#   severity: high
#   applies_to: [aws.elb.listener]
#   remediation: Use HTTPS or TLS, or redirect every HTTP request to HTTPS.
#   equivalents:
#     checkov: [CKV_AWS_2, CKV_AWS_103, CKV_AWS_376]
#     trivy: [AVD-AWS-0054]
#     kics: [terraform/aws/alb_listening_on_http]
#     prowler: [elbv2_insecure_ssl_ciphers]
package policies.aws.elb.plain_http

import rego.v1

deny contains {"msg": msg, "at": ["listeners", i, "protocol"]} if {
	some i, listener in input.listeners
	listener.protocol in {"HTTP", "http"}
	not listener.redirects_to in {"HTTPS", "https"}
	msg := "the listener speaks HTTP, expected HTTPS or a redirect to it"
}

deny contains {"msg": msg, "at": ["listeners", i, "certificate"]} if {
	some i, listener in input.listeners
	listener.protocol in {"HTTPS", "SSL", "TLS", "https", "ssl"}
	listener.certificate == false
	msg := sprintf("the %v listener has no certificate, expected one", [listener.protocol])
}
