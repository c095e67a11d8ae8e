# METADATA
# title: MySQL requires TLS
# description: Without TLS whoever sits on the way reads the passwords and the data.
# related_resources:
# - https://learn.microsoft.com/azure/mysql/flexible-server/security-tls
# custom:
#   id: AZU-MY-001
#   severity: high
#   applies_to: [azure.mysql.server]
#   remediation: Leave require_secure_transport on; on a single server set ssl_enforcement_enabled to true.
#   equivalents:
#     checkov: [CKV_AZURE_28]
#     kics: [terraform/azure/mysql_ssl_connection_disabled]
#     prowler: [mysql_flexible_server_ssl_connection_enabled, mysql_flexible_server_minimum_tls_version_12]
package policies.azure.mysql.plain_text_allowed

import rego.v1

deny contains {"msg": "connections without TLS are taken, expected only TLS", "at": ["transport", i, "required"]} if {
	some i, setting in input.transport
	setting.required == false
}
