# METADATA
# title: SYN cookies on
# description: A flood of half-open connections makes the host unreachable.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-007
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.tcp_syncookies = 1`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_tcp_syncookies]
package policies.linux.sysctl.no_syn_cookies

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_tcp_syncookies"]} if {
	input.net_ipv4_tcp_syncookies != 1
	msg := sprintf("net.ipv4.tcp_syncookies is %v, expected 1", [input.net_ipv4_tcp_syncookies])
}
