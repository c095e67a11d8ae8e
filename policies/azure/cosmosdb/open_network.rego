# METADATA
# title: Cosmos DB network limited
# description: An account that answers every network can be tried by everyone who steals or guesses its key.
# related_resources:
# - https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall
# custom:
#   id: AZU-CDB-001
#   severity: high
#   applies_to: [azure.cosmosdb.account]
#   remediation: Turn public access off, or name addresses or virtual networks.
#   equivalents:
#     prowler: [cosmosdb_account_firewall_use_selected_networks, cosmosdb_account_public_network_access_disabled]
package policies.azure.cosmosdb.open_network

import rego.v1

deny contains {"msg": "every network is let in, expected public access off or named networks", "at": ["public_network"]} if {
	input.public_network == true
	input.addresses_named == false
	input.networks_named == false
}

deny contains {"msg": msg, "at": ["addresses", i]} if {
	input.public_network == true
	some i
	addresses := input.addresses[i]

	# before azurerm 4 all of them stand in one text
	some address in split(addresses, ",")
	endswith(trim_space(address), "/0")
	msg := sprintf("%v is let in, expected known addresses", [trim_space(address)])
}
