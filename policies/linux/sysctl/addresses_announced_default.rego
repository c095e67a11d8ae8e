# METADATA
# title: IPv6 addresses not taken from announcements by new interfaces
# description: On an interface that comes up later, whoever announces a prefix gives the host an address of their choice.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-026
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv6.conf.default.autoconf = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv6_conf_default_autoconf]
package policies.linux.sysctl.addresses_announced_default

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv6_conf_default_autoconf"]} if {
	input.net_ipv6_conf_all_disable_ipv6 != 1
	input.net_ipv6_conf_default_autoconf != 0
	msg := sprintf("net.ipv6.conf.default.autoconf is %v, expected 0", [input.net_ipv6_conf_default_autoconf])
}
