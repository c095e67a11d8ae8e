# METADATA
# title: NSG admin ports not open
# description: SSH and RDP that the whole internet can reach are tried by password guessers within minutes.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   id: AZU-NET-001
#   severity: critical
#   applies_to: [azure.network.security_group]
#   remediation: Limit the source to the addresses of administrators, or use Azure Bastion and remove the rule.
#   equivalents:
#     checkov: [CKV_AZURE_9, CKV_AZURE_10]
#     trivy: [AVD-AZU-0048, AVD-AZU-0050]
#     kics: [terraform/azure/ssh_is_exposed_to_the_internet, terraform/azure/rdp_is_exposed_to_the_internet, terraform/azure/sensitive_port_is_exposed_to_entire_network]
#     prowler: [network_ssh_internet_access_restricted, network_rdp_internet_access_restricted]
package policies.azure.network.admin_ports_open

import data.policies.azure.ports
import rego.v1

admin_ports := {22, 3389}

deny contains {"msg": msg, "at": ["rules", i, "sources", j]} if {
	some i, rule in input.rules
	ports.lets_in(rule)
	lower(rule.protocol) in {"tcp", "*"}
	some j
	source := rule.sources[j]
	ports.is_anyone(source)
	open := {port | some port in admin_ports; some range in rule.ports; ports.covers(range, port)}
	count(open) > 0
	msg := sprintf("port %v is open to %v, expected known addresses only", [concat(", ", [sprintf("%d", [port]) | some port in sort(open)]), source])
}
