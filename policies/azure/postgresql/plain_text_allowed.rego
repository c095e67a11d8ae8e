# METADATA
# title: PostgreSQL requires TLS
# description: Without TLS whoever sits on the way reads the passwords and the data.
# related_resources:
# - https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-ssl-tls
# custom:
#   id: AZU-PG-001
#   severity: high
#   applies_to: [azure.postgresql.server]
#   remediation: Leave require_secure_transport on; on a single server set ssl_enforcement_enabled to true.
#   equivalents:
#     checkov: [CKV_AZURE_29]
#     trivy: [AVD-AZU-0020]
#     kics: [terraform/azure/postgres_enforce_ssl_connection_disabled]
#     prowler: [postgresql_flexible_server_enforce_ssl_enabled]
package policies.azure.postgresql.plain_text_allowed

import rego.v1

deny contains {"msg": "connections without TLS are taken, expected only TLS", "at": ["transport", i, "required"]} if {
	some i, setting in input.transport
	setting.required == false
}
