# METADATA
# title: Storage network default deny
# description: An account that answers every network can be tried by everyone who has or guesses a key.
# related_resources:
# - https://learn.microsoft.com/azure/storage/common/storage-network-security
# custom:
#   id: AZU-STG-004
#   severity: high
#   applies_to: [azure.storage.account, azure.storage.network_rules]
#   remediation: Set default_action of the network rules to Deny and name the networks that need the account.
#   equivalents:
#     checkov: [CKV_AZURE_35]
#     trivy: [AVD-AZU-0012]
#     kics: [terraform/azure/default_azure_storage_account_network_access_is_too_permissive]
#     prowler: [storage_default_network_access_rule_is_denied]
package policies.azure.storage.open_network

import rego.v1

deny contains {"msg": "the public endpoint answers every network, expected default_action Deny", "at": ["default_action"]} if {
	input.public_network != false
	input.rules_elsewhere == false
	input.default_action != "Deny"
}
