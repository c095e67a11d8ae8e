# METADATA
# title: IPv6 source routing refused
# description: With a routing header the sender chooses a way round the filters.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-017
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv6.conf.all.accept_source_route = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv6_conf_all_accept_source_route]
package policies.linux.sysctl.source_routing_ipv6

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv6_conf_all_accept_source_route"]} if {
	input.net_ipv6_conf_all_accept_source_route != 0
	msg := sprintf("net.ipv6.conf.all.accept_source_route is %v, expected 0", [input.net_ipv6_conf_all_accept_source_route])
}
