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

import data.policies.aws.ports

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, j
	rule := input.ingress[i]
	cidr := rule.cidrs[j]
	ports.everywhere(cidr)
	ports.opens(rule, "tcp", 80)
	msg := sprintf("port 80 is open to %v, expected HTTPS only", [cidr])
}
