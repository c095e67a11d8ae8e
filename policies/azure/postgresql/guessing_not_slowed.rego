# METADATA
# title: PostgreSQL slows password guessing
# description: A server that answers each wrong password at once lets guessers try thousands.
# related_resources:
# - https://learn.microsoft.com/azure/postgresql/flexible-server/server-parameters-table-connections-and-authentication-connection-settings
# custom:
#   id: AZU-PG-005
#   severity: medium
#   applies_to: [azure.postgresql.setting]
#   remediation: Set connection_throttle.enable (connection_throttling on single servers) to on.
#   equivalents:
#     checkov: [CKV_AZURE_32]
#     trivy: [AVD-AZU-0021]
#     kics: [terraform/azure/postgresql_server_without_connection_throttling]
#     prowler: [postgresql_flexible_server_connection_throttling_on]
package policies.azure.postgresql.guessing_not_slowed

import rego.v1

applies if input.name in {"connection_throttling", "connection_throttle.enable"}

deny contains {"msg": msg, "at": ["value"]} if {
	lower(input.value) != "on"
	msg := sprintf("%s is %s, expected on", [input.name, input.value])
}
