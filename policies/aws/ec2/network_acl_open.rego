# METADATA
# title: Network ACL not open to SSH
# description: A network ACL that lets every address reach SSH leaves the security group as the only barrier.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
# custom:
#   id: AWS-NET-006
#   severity: medium
#   applies_to: [aws.ec2.network_acl]
#   remediation: Deny 22 from 0.0.0.0/0 and ::/0, or allow the ports that are needed only.
#   equivalents:
#     checkov: [CKV_AWS_232]
#     kics: [terraform/aws/network_acl_with_unrestricted_access_to_ssh]
#     prowler: [ec2_networkacl_allow_ingress_tcp_port_22]
package policies.aws.ec2.network_acl_open

import data.policies.aws.network_acls
import rego.v1

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, entry in input.ingress
	some j
	cidr := entry.cidrs[j]
	network_acls.lets_in(input.ingress, entry, cidr, 22)
	msg := sprintf("port 22 is open to %v, expected known addresses only", [cidr])
}
