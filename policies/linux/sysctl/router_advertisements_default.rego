# METADATA
# title: IPv6 router advertisements refused by new interfaces
# description: On an interface that comes up later a forged router advertisement makes an attacker the default gateway.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-023
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv6.conf.default.accept_ra = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv6_conf_default_accept_ra]
package policies.linux.sysctl.router_advertisements_default

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv6_conf_default_accept_ra"]} if {
	input.net_ipv6_conf_all_disable_ipv6 != 1
	input.net_ipv6_conf_default_accept_ra != 0
	msg := sprintf("net.ipv6.conf.default.accept_ra is %v, expected 0", [input.net_ipv6_conf_default_accept_ra])
}
