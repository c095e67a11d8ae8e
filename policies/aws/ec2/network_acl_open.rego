# METADATA
# title: Network ACL not open
# description: A network ACL that lets every address reach SSH or RDP leaves the security group as the only barrier.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
# custom:
#   id: AWS-NET-006
#   severity: medium
#   applies_to: [aws.ec2.network_acl]
#   remediation: Deny 22 and 3389 from 0.0.0.0/0 and ::/0, or allow the ports that are needed only.
#   equivalents:
#     checkov: [CKV_AWS_231, CKV_AWS_232]
#     kics: [terraform/aws/network_acl_with_unrestricted_access_to_rdp, terraform/aws/network_acl_with_unrestricted_access_to_ssh]
#     prowler: [ec2_networkacl_allow_ingress_tcp_port_22, ec2_networkacl_allow_ingress_tcp_port_3389]
package policies.aws.ec2.network_acl_open

import rego.v1

everywhere := {"0.0.0.0/0", "::/0"}

admin_ports := {22, 3389}

every_port(entry) if entry.protocol in {"-1", "all"}

covers(entry, _) if every_port(entry)

covers(entry, port) if {
	not every_port(entry)
	entry.protocol in {"tcp", "6"}
	is_number(entry.from)
	is_number(entry.to)
	entry.from <= port
	port <= entry.to
}

denied_before(number, cidr, port) if {
	some entry in input.ingress
	lower(entry.action) == "deny"
	cidr in entry.cidrs
	entry.number < number
	covers(entry, port)
}

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, entry in input.ingress
	lower(entry.action) == "allow"
	some j
	cidr := entry.cidrs[j]
	cidr in everywhere
	number := entry.number
	open := [sprintf("%d", [port]) | some port in admin_ports; covers(entry, port); not denied_before(number, cidr, port)]
	count(open) > 0
	msg := sprintf("port %v is open to %v, expected known addresses only", [concat(", ", sort(open)), cidr])
}
