# METADATA
# title: API Gateway domain TLS 1.2
# description: TLS 1.0 has weaknesses that let an attacker read what is sent.
# related_resources:
# - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
# custom:
#   id: AWS-API-003
#   severity: medium
#   applies_to: [aws.api_gateway.domain]
#   remediation: Set security_policy to TLS_1_2 or to a policy of TLS 1.3.
#   equivalents:
#     checkov: [CKV_AWS_206]
#     trivy: [AVD-AWS-0005]
#     kics: [terraform/aws/api_gateway_without_security_policy]
package policies.aws.api_gateway.old_tls

import rego.v1

deny contains {"msg": msg, "at": ["security_policy"]} if {
	input.security_policy == "TLS_1_0"
	msg := "security_policy is TLS_1_0, expected TLS_1_2 or later"
}
