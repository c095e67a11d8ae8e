# METADATA
# title: Redis TLS only
# description: Without TLS whoever sits on the way reads the key and the data.
# related_resources:
# - https://learn.microsoft.com/azure/azure-cache-for-redis/cache-best-practices-connection
# custom:
#   id: AZU-RED-001
#   severity: medium
#   applies_to: [azure.redis.cache]
#   remediation: Leave non_ssl_port_enabled off.
#   equivalents:
#     checkov: [CKV_AZURE_91]
#     kics: [terraform/azure/redis_cache_allows_non_ssl_connections]
package policies.azure.redis.plain_port

import rego.v1

deny contains {"msg": "non_ssl_port_enabled is true, expected false", "at": ["plain_port"]} if input.plain_port == true
