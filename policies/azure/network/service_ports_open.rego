# METADATA
# title: NSG keeps internal services closed
# description: What machines use among themselves trusts whoever reaches it; open to the internet, it is found by scanners and taken over.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   id: AZU-NET-014
#   severity: high
#   applies_to: [azure.network.security_group]
#   remediation: Limit the source to the subnet of those who use the service.
#   equivalents:
#     kics: [terraform/azure/sensitive_port_is_exposed_to_entire_network]
package policies.azure.network.service_ports_open

import data.policies.azure.ports
import rego.v1

# By the service, as IANA or the product's documentation has it.
service_ports := {
	"remote procedure calls": {111, 135},
	"directory": {389, 636},
	"remote shell": {512, 513, 514, 5985, 5986},
	"remote desktop": {5500, 5900},
	"file service": {873, 2049},
	"database": {1434, 2382, 2383, 2483, 2484, 5984, 7000, 7001, 7199, 9042, 9160, 9300, 27018, 27019, 61620, 61621},
	"cache": {11214, 11215},
	"container engine": {2375, 2376, 2379, 2380, 10250},
	"configuration management": {4505, 4506, 8140},
	"console": {5601, 9090, 50070},
}

deny contains {"msg": msg, "at": ["rules", i, "sources", j]} if {
	some i, rule in input.rules
	ports.lets_in(rule)
	lower(rule.protocol) in {"tcp", "*"}
	some j
	source := rule.sources[j]
	ports.is_anyone(source)

	# where every port is open, another rule says so
	count([range | some range in rule.ports; ports.is_every(range)]) == 0
	some service, numbers in service_ports
	open := {port | some port in numbers; some range in rule.ports; ports.covers(range, port)}
	count(open) > 0
	msg := sprintf("%s port %v is open to %v, expected its users' networks only", [service, concat(", ", [sprintf("%d", [port]) | some port in sort(open)]), source])
}
