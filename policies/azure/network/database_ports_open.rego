# METADATA
# title: NSG keeps databases closed
# description: A database that the whole internet can reach is found by scanners and attacked directly.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   id: AZU-NET-011
#   severity: high
#   applies_to: [azure.network.security_group]
#   remediation: Limit the source to the subnet of the application.
#   equivalents:
#     kics: [terraform/azure/sensitive_port_is_exposed_to_entire_network]
package policies.azure.network.database_ports_open

import data.policies.azure.ports
import rego.v1

database_ports := {1433, 1521, 3306, 5432, 6379, 9200, 11211, 27017}

deny contains {"msg": msg, "at": ["rules", i, "sources", j]} if {
	some i, rule in input.rules
	ports.lets_in(rule)
	lower(rule.protocol) in {"tcp", "*"}
	some j
	source := rule.sources[j]
	ports.is_anyone(source)
	open := {port | some port in database_ports; some range in rule.ports; ports.covers(range, port)}
	count(open) > 0
	msg := sprintf("database port %v is open to %v, expected the application's subnet only", [concat(", ", [sprintf("%d", [port]) | some port in sort(open)]), source])
}
