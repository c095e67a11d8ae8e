# METADATA
# title: ICMP redirects refused by new interfaces
# description: An interface that comes up later takes redirects, and a forged one sends its traffic through an attacker.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-012
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.conf.default.accept_redirects = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_conf_default_accept_redirects]
package policies.linux.sysctl.redirects_accepted_default

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_conf_default_accept_redirects"]} if {
	input.net_ipv4_conf_default_accept_redirects != 0
	msg := sprintf("net.ipv4.conf.default.accept_redirects is %v, expected 0", [input.net_ipv4_conf_default_accept_redirects])
}
