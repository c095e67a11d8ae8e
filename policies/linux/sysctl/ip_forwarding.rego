# METADATA
# title: IPv4 forwarding off on non-routers
# description: A host that forwards packets joins networks that were meant to be apart.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-001
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.ip_forward = 0`; waive it on routers and container nodes.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_ip_forward]
package policies.linux.sysctl.ip_forwarding

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_ip_forward"]} if {
	input.net_ipv4_ip_forward != 0
	msg := sprintf("net.ipv4.ip_forward is %v, expected 0 unless the host is a router or runs containers", [input.net_ipv4_ip_forward])
}
