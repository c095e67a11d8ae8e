# METADATA
# title: Network ACL not open to RDP
# description: A network ACL that lets every address reach RDP leaves the security group as the only barrier.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
# custom:
#   id: AWS-NET-011
#   severity: medium
#   applies_to: [aws.ec2.network_acl]
#   remediation: Deny 3389 from 0.0.0.0/0 and ::/0, or allow the ports that are needed only.
#   equivalents:
#     checkov: [CKV_AWS_231]
#     kics: [terraform/aws/network_acl_with_unrestricted_access_to_rdp]
#     prowler: [ec2_networkacl_allow_ingress_tcp_port_3389]
package policies.aws.ec2.network_acl_open_to_rdp

import data.policies.aws.network_acls
import rego.v1

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, entry in input.ingress
	some j
	cidr := entry.cidrs[j]
	network_acls.lets_in(input.ingress, entry, cidr, 3389)
	msg := sprintf("port 3389 is open to %v, expected known addresses only", [cidr])
}
