# METADATA
# title: Loopback addresses not routed
# description: Services that listen on 127.0.0.1 only, and trust whoever asks there, can be reached from the network.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-024
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.conf.all.route_localnet = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_conf_all_route_localnet]
package policies.linux.sysctl.loopback_reachable

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_conf_all_route_localnet"]} if {
	input.net_ipv4_conf_all_route_localnet != 0
	msg := sprintf("net.ipv4.conf.all.route_localnet is %v, expected 0", [input.net_ipv4_conf_all_route_localnet])
}
