# METADATA
# title: Security group HTTP not open
# description: What is asked and answered over port 80 can be read and changed on the way; a port that only redirects to HTTPS is better closed too.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
# custom:
#   id: AWS-NET-012
#   severity: low
#   applies_to: [aws.ec2.security_group]
#   remediation: Serve HTTPS on 443 and let a load balancer or CloudFront redirect, or limit the source.
#   equivalents:
#     checkov: [CKV_AWS_260]
#     kics: [terraform/aws/http_port_open]
package policies.aws.ec2.http_open

import rego.v1

everywhere := {"0.0.0.0/0", "::/0"}

reaches(rule) if rule.protocol in {"-1", "all"}

reaches(rule) if {
	rule.protocol in {"tcp", "6", "TCP"}
	rule.from == -1
}

reaches(rule) if {
	rule.protocol in {"tcp", "6", "TCP"}
	is_number(rule.from)
	is_number(rule.to)
	rule.from <= 80
	rule.to >= 80
}

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, rule in input.ingress
	some j
	cidr := rule.cidrs[j]
	cidr in everywhere
	reaches(rule)
	msg := sprintf("port 80 is open to %v, expected HTTPS only", [cidr])
}
