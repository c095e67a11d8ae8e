# METADATA
# title: Security group not fully open
# description: A rule for every port from everywhere is no firewall at all.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
# custom:
#   id: AWS-NET-002
#   severity: critical
#   applies_to: [aws.ec2.security_group]
#   remediation: Name the ports and sources that are needed.
#   equivalents:
#     checkov: [CKV_AWS_277]
#     prowler: [ec2_securitygroup_allow_ingress_from_internet_to_all_ports]
package policies.aws.ec2.all_ports_open

import rego.v1

import data.policies.aws.ports

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, j
	rule := input.ingress[i]
	cidr := rule.cidrs[j]
	ports.everywhere(cidr)
	ports.opens_all(rule)
	msg := sprintf("every port is open to %v, expected named ports and sources", [cidr])
}
