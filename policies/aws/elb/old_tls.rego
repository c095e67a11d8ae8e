# METADATA
# title: Load balancer TLS policy
# description: TLS 1.0 and 1.1 have known weaknesses, and one old client lowers the protection of its own connection without notice.
# related_resources:
# - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
# custom:
#   id: AWS-ELB-002
#   severity: high
#   applies_to: [aws.elb.tls]
#   remediation: Set ssl_policy to one that starts at TLS 1.2, such as ELBSecurityPolicy-TLS13-1-2-2021-06.
#   equivalents:
#     checkov: [CKV_AWS_103, CKV_AWS_213, CKV2_AWS_74]
#     trivy: [AVD-AWS-0047]
#     kics: [terraform/aws/elb_using_insecure_protocols]
#     prowler: [elbv2_insecure_ssl_ciphers]
package policies.aws.elb.old_tls

import rego.v1

modern(policy) if regex.match("TLS13-1-[23]-|TLS-1-2-|FS-1-2-", policy)

old_protocols := {"Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"}

applies if input.protocol in {"HTTPS", "TLS", "SSL"}

deny contains {"msg": msg, "at": ["policy"]} if {
	is_string(input.policy)
	not modern(input.policy)
	msg := sprintf("the security policy is %v, expected one that starts at TLS 1.2", [input.policy])
}

deny contains {"msg": msg, "at": ["attributes", i, "value"]} if {
	some i, attribute in input.attributes
	attribute.name == "Reference-Security-Policy"
	not modern(attribute.value)
	msg := sprintf("the security policy is %v, expected one that starts at TLS 1.2", [attribute.value])
}

deny contains {"msg": msg, "at": ["attributes", i, "value"]} if {
	some i, attribute in input.attributes
	attribute.name in old_protocols
	attribute.value in {"true", "True"}
	msg := sprintf("%v is on, expected TLS 1.2 and later only", [attribute.name])
}
