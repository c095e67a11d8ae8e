# METADATA
# title: Only web ports open to everyone
# description: What the whole internet may reach has to be made for it; anything but the ports of a web server seldom is, and nobody watches it.
# related_resources:
# - https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18
# custom:
#   id: AWS-NET-016
#   severity: medium
#   applies_to: [aws.ec2.security_group]
#   remediation: Limit the source to the addresses or security groups that need the port; where a service is meant for everyone, name its port in the parameter `ports`.
#   parameters:
#     ports:
#       description: The ports that everyone may reach.
#       default: [80, 443]
#   equivalents:
#     kics: [terraform/aws/unrestricted_security_group_ingress]
package policies.aws.ec2.open_beyond_web

import rego.v1

import data.policies.aws.ports

meant(rule) if {
	some protocol in {"tcp", "udp"}
	ports.speaks(rule, protocol)
	rule.from == rule.to
	rule.from in data.params.ports
}

carries_no_service(rule) if {
	is_string(rule.protocol)
	lower(rule.protocol) in {"icmp", "icmpv6", "1", "58"}
}

asked(rule) := sprintf("%v", [rule.from]) if rule.from == rule.to

asked(rule) := sprintf("%v to %v", [rule.from, rule.to]) if rule.from != rule.to

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, j
	rule := input.ingress[i]
	cidr := rule.cidrs[j]
	ports.everywhere(cidr)
	not meant(rule)
	not carries_no_service(rule)
	msg := sprintf("%v is open to %v, expected known addresses only", [what(rule), cidr])
}

what(rule) := "every port" if ports.every_protocol(rule)

what(rule) := sprintf("port %v", [asked(rule)]) if not ports.every_protocol(rule)
