# METADATA
# title: Cosmos DB local auth off
# description: A shared key gives everything to whoever holds it, and nobody can say who that was.
# related_resources:
# - https://learn.microsoft.com/azure/cosmos-db/how-to-setup-rbac
# custom:
#   id: AZU-CDB-002
#   severity: medium
#   applies_to: [azure.cosmosdb.account]
#   remediation: Set local_authentication_disabled to true and use Entra ID.
#   equivalents:
#     prowler: [cosmosdb_account_use_aad_and_rbac]
package policies.azure.cosmosdb.keys

import rego.v1

# Other interfaces know nothing but keys.
applies if input.interface == "GlobalDocumentDB"

deny contains {"msg": "local_authentication_disabled is false, expected true", "at": ["keys_off"]} if input.keys_off == false
