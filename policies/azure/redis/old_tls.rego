# METADATA
# title: Redis TLS 1.2
# description: TLS 1.0 and 1.1 have weaknesses that let an attacker read what is sent.
# related_resources:
# - https://learn.microsoft.com/azure/azure-cache-for-redis/cache-remove-tls-10-11
# custom:
#   id: AZU-RED-002
#   severity: medium
#   applies_to: [azure.redis.cache]
#   remediation: Set minimum_tls_version to 1.2.
#   equivalents:
#     checkov: [CKV_AZURE_148]
package policies.azure.redis.old_tls

import rego.v1

deny contains {"msg": msg, "at": ["minimum_tls"]} if {
	not input.minimum_tls in {"1.2", "1.3"}
	msg := sprintf("minimum_tls_version is %v, expected 1.2", [input.minimum_tls])
}
