# METADATA
# title: VM has no public IP
# description: A machine with a public address can be reached, and attacked, from anywhere.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses
# custom:
#   id: AZU-VM-003
#   severity: high
#   applies_to: [azure.network.interface]
#   remediation: Remove the public address, and go through a load balancer, a NAT gateway or Azure Bastion.
#   equivalents:
#     checkov: [CKV_AZURE_119]
#     trivy: [AVD-AZU-0076]
#     kics: [terraform/azure/network_interfaces_with_public_ip]
package policies.azure.network.public_address

import rego.v1

deny contains {"msg": "the interface has a public address, expected none", "at": ["configurations", i, "public"]} if {
	some i, configuration in input.configurations
	configuration.public == true
}
