# METADATA
# title: NSG keeps UDP closed to everyone
# description: Services that answer anyone over UDP are used to flood others.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   id: AZU-NET-007
#   severity: high
#   applies_to: [azure.network.security_group]
#   remediation: Limit the source, or remove the rule.
#   equivalents:
#     checkov: [CKV_AZURE_77]
package policies.azure.network.udp_open

import data.policies.azure.ports
import rego.v1

deny contains {"msg": msg, "at": ["rules", i, "sources", j]} if {
	some i, rule in input.rules
	ports.lets_in(rule)
	lower(rule.protocol) == "udp"
	some j
	source := rule.sources[j]
	ports.is_anyone(source)
	msg := sprintf("UDP is open to %v, expected known addresses only", [source])
}
