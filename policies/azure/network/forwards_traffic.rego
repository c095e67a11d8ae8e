# METADATA
# title: Interfaces forward no traffic
# description: A machine that passes on the traffic of others is a way around the rules between networks.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface
# custom:
#   id: AZU-NET-010
#   severity: medium
#   applies_to: [azure.network.interface]
#   remediation: Set ip_forwarding_enabled to false, unless the machine is a firewall or router.
#   equivalents:
#     checkov: [CKV_AZURE_118]
#     trivy: [AVD-AZU-0075]
#     kics: [terraform/azure/network_interfaces_ip_forwarding_enabled]
package policies.azure.network.forwards_traffic

import rego.v1

deny contains {"msg": "ip_forwarding_enabled is true, expected false", "at": ["forwards"]} if input.forwards == true
