# METADATA
# title: Security group admin ports not open
# description: SSH and RDP that the whole internet can reach are tried by password guessers within minutes.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
# custom:
#   id: AWS-NET-001
#   severity: critical
#   applies_to: [aws.ec2.security_group]
#   remediation: Limit the source to the addresses of administrators, or use Session Manager and remove the rule.
#   equivalents:
#     checkov: [CKV_AWS_24, CKV_AWS_25]
#     trivy: [AVD-AWS-0107]
#     kics: [terraform/aws/sensitive_port_is_exposed_to_entire_network, terraform/aws/security_group_with_unrestricted_access_to_ssh, terraform/aws/remote_desktop_port_open_to_internet]
#     prowler: [ec2_securitygroup_allow_ingress_from_internet_to_port_22, ec2_securitygroup_allow_ingress_from_internet_to_port_3389]
package policies.aws.ec2.admin_ports_open

import rego.v1

import data.policies.aws.ports

numbers := {22, 3389}

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, j
	rule := input.ingress[i]
	cidr := rule.cidrs[j]
	ports.everywhere(cidr)
	open := ports.opened(rule, "tcp", numbers)
	count(open) > 0
	msg := sprintf("port %v is open to %v, expected known addresses only", [ports.listed(open), cidr])
}
