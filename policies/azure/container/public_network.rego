# METADATA
# title: Registry not public
# description: A registry that answers every network can be tried by everyone who steals or guesses a login.
# related_resources:
# - https://learn.microsoft.com/azure/container-registry/container-registry-private-link
# custom:
#   id: AZU-ACR-002
#   severity: medium
#   applies_to: [azure.container.registry]
#   remediation: Set public_network_access_enabled to false and use a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_139]
package policies.azure.container.public_network

import rego.v1

deny contains {"msg": "public_network_access_enabled is true, expected false", "at": ["public_network"]} if input.public_network == true
