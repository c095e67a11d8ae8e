# METADATA
# title: NSG limits what goes out
# description: Whoever takes over a machine that may talk to anyone carries data out unseen.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   id: AZU-NET-003
#   severity: medium
#   applies_to: [azure.network.security_group]
#   remediation: Name the destinations and ports that are needed.
package policies.azure.network.everything_out

import data.policies.azure.ports
import rego.v1

deny contains {"msg": msg, "at": ["rules", i, "destinations", j]} if {
	some i, rule in input.rules
	ports.lets_out(rule)
	some j
	destination := rule.destinations[j]
	ports.is_anyone(destination)
	some range in rule.ports
	ports.is_every(range)
	msg := sprintf("every port of %v may be reached, expected named ports and destinations", [destination])
}
