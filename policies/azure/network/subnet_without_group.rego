# METADATA
# title: Subnets have an NSG
# description: Nothing filters what reaches the machines of a subnet without a network security group.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
# custom:
#   id: AZU-NET-005
#   severity: medium
#   applies_to: [azure.network.subnet]
#   remediation: Associate a network security group with the subnet.
#   equivalents:
#     checkov: [CKV2_AZURE_31]
#     prowler: [network_subnet_nsg_associated]
package policies.azure.network.subnet_without_group

import rego.v1

# Azure refuses a group on these, or looks after their traffic itself.
without_group := {"GatewaySubnet", "AzureFirewallSubnet", "AzureFirewallManagementSubnet", "RouteServerSubnet"}

applies if not input.name in without_group

deny contains {"msg": "no network security group is associated, expected one", "at": ["guarded"]} if input.guarded == false
