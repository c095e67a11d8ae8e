# METADATA
# title: Redis not public
# description: A cache that answers every network can be tried by everyone who steals or guesses its key.
# related_resources:
# - https://learn.microsoft.com/azure/azure-cache-for-redis/cache-private-link
# custom:
#   id: AZU-RED-003
#   severity: medium
#   applies_to: [azure.redis.cache]
#   remediation: Set public_network_access_enabled to false and use a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_89]
package policies.azure.redis.public_network

import rego.v1

deny contains {"msg": "public_network_access_enabled is true, expected false", "at": ["public_network"]} if input.public_network == true
