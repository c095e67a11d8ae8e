# METADATA
# title: Broadcast ICMP ignored
# description: A host that answers broadcasts takes part in floods.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-008
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.icmp_echo_ignore_broadcasts = 1`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_icmp_echo_ignore_broadcasts]
package policies.linux.sysctl.broadcasts_answered

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_icmp_echo_ignore_broadcasts"]} if {
	input.net_ipv4_icmp_echo_ignore_broadcasts != 1
	msg := sprintf("net.ipv4.icmp_echo_ignore_broadcasts is %v, expected 1", [input.net_ipv4_icmp_echo_ignore_broadcasts])
}
