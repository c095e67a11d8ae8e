# METADATA
# title: Network ACL not open on every port
# description: A network ACL that lets every address reach every port is no barrier at all.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
# custom:
#   id: AWS-NET-014
#   severity: low
#   applies_to: [aws.ec2.network_acl]
#   remediation: Allow the ports that are needed, and the ephemeral ports for answers.
#   equivalents:
#     checkov: [CKV_AWS_352]
#     trivy: [AVD-AWS-0102]
package policies.aws.ec2.network_acl_open_to_all

import data.policies.aws.ports
import rego.v1

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, entry in input.ingress
	lower(entry.action) == "allow"
	ports.opens_all(entry)
	some j
	cidr := entry.cidrs[j]
	ports.everywhere(cidr)
	not refused(cidr, entry.number)
	msg := sprintf("every port is open to %v, expected what is needed only", [cidr])
}

# An entry before it refuses the same range everything.
refused(cidr, number) if {
	some entry in input.ingress
	lower(entry.action) == "deny"
	ports.every_protocol(entry)
	cidr in entry.cidrs
	entry.number < number
}
