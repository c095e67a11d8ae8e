# METADATA
# title: NSG not fully open inbound
# description: A group that lets everyone reach every port protects nothing behind it.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   id: AZU-NET-002
#   severity: high
#   applies_to: [azure.network.security_group]
#   remediation: Name the ports that are needed, and limit the source.
#   equivalents:
#     prowler: [network_udp_internet_access_restricted, network_http_internet_access_restricted]
package policies.azure.network.all_ports_open

import data.policies.azure.ports
import rego.v1

deny contains {"msg": msg, "at": ["rules", i, "sources", j]} if {
	some i, rule in input.rules
	ports.lets_in(rule)
	some j
	source := rule.sources[j]
	ports.is_anyone(source)
	some range in rule.ports
	ports.is_every(range)
	msg := sprintf("every port is open to %v, expected named ports and sources", [source])
}
