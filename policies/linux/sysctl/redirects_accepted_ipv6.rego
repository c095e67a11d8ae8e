# METADATA
# title: IPv6 redirects refused
# description: A forged IPv6 redirect sends traffic through an attacker.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-013
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv6.conf.all.accept_redirects = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv6_conf_all_accept_redirects]
package policies.linux.sysctl.redirects_accepted_ipv6

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv6_conf_all_accept_redirects"]} if {
	input.net_ipv6_conf_all_disable_ipv6 != 1
	input.net_ipv6_conf_all_accept_redirects != 0
	msg := sprintf("net.ipv6.conf.all.accept_redirects is %v, expected 0", [input.net_ipv6_conf_all_accept_redirects])
}
