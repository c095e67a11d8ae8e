# METADATA
# title: IPv6 source routing refused by new interfaces
# description: On an interface that comes up later the sender chooses a way round the filters with a routing header.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-018
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv6.conf.default.accept_source_route = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv6_conf_default_accept_source_route]
package policies.linux.sysctl.source_routing_ipv6_default

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv6_conf_default_accept_source_route"]} if {
	input.net_ipv6_conf_default_accept_source_route != 0
	msg := sprintf("net.ipv6.conf.default.accept_source_route is %v, expected 0", [input.net_ipv6_conf_default_accept_source_route])
}
