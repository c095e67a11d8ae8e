# METADATA
# title: NSG keeps clear-text services closed
# description: FTP and Telnet send passwords in clear, and file shares of Windows are what worms look for.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   id: AZU-NET-012
#   severity: high
#   applies_to: [azure.network.security_group]
#   remediation: Limit the source, or use SFTP, SSH or a private endpoint and remove the rule.
#   equivalents:
#     kics: [terraform/azure/sensitive_port_is_exposed_to_entire_network]
package policies.azure.network.clear_text_ports_open

import data.policies.azure.ports
import rego.v1

# FTP, Telnet, and the ports of Windows file shares.
clear_ports := {20, 21, 23, 137, 138, 139, 445}

deny contains {"msg": msg, "at": ["rules", i, "sources", j]} if {
	some i, rule in input.rules
	ports.lets_in(rule)
	lower(rule.protocol) in {"tcp", "*"}
	some j
	source := rule.sources[j]
	ports.is_anyone(source)
	open := {port | some port in clear_ports; some range in rule.ports; ports.covers(range, port)}
	count(open) > 0
	msg := sprintf("clear-text port %v is open to %v, expected known addresses only", [concat(", ", [sprintf("%d", [port]) | some port in sort(open)]), source])
}
