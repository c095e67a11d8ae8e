# METADATA
# title: IPv6 redirects refused by new interfaces
# description: An interface that comes up later takes IPv6 redirects, and a forged one sends its traffic through an attacker.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-014
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv6.conf.default.accept_redirects = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv6_conf_default_accept_redirects]
package policies.linux.sysctl.redirects_accepted_ipv6_default

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv6_conf_default_accept_redirects"]} if {
	input.net_ipv6_conf_all_disable_ipv6 != 1
	input.net_ipv6_conf_default_accept_redirects != 0
	msg := sprintf("net.ipv6.conf.default.accept_redirects is %v, expected 0", [input.net_ipv6_conf_default_accept_redirects])
}
