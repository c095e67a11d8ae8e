# METADATA
# title: IPv6 addresses not taken from announcements
# description: Whoever announces a prefix gives every host of the network an address of their choice.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-025
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv6.conf.all.autoconf = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv6_conf_all_autoconf]
package policies.linux.sysctl.addresses_announced

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv6_conf_all_autoconf"]} if {
	input.net_ipv6_conf_all_disable_ipv6 != 1
	input.net_ipv6_conf_all_autoconf != 0
	msg := sprintf("net.ipv6.conf.all.autoconf is %v, expected 0", [input.net_ipv6_conf_all_autoconf])
}
