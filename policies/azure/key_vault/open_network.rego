# METADATA
# title: Key vault network limited
# description: A vault that answers every network can be tried by everyone who steals or guesses a login.
# related_resources:
# - https://learn.microsoft.com/azure/key-vault/general/network-security
# custom:
#   id: AZU-KV-002
#   severity: high
#   applies_to: [azure.key_vault.vault]
#   remediation: Set default_action of network_acls to Deny, or turn public access off.
#   equivalents:
#     checkov: [CKV_AZURE_109, CKV_AZURE_189]
#     trivy: [AVD-AZU-0013]
#     prowler: [keyvault_private_endpoints]
package policies.azure.key_vault.open_network

import rego.v1

deny contains {"msg": "the public endpoint answers every network, expected default_action Deny", "at": ["default_action"]} if {
	input.public_network != false
	input.default_action != "Deny"
}
