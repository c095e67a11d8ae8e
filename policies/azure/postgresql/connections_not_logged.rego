# METADATA
# title: PostgreSQL connections logged
# description: Without a record of connections nobody can tell who was in the database.
# related_resources:
# - https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-logging
# custom:
#   id: AZU-PG-002
#   severity: medium
#   applies_to: [azure.postgresql.setting]
#   remediation: Set log_connections, log_disconnections and log_checkpoints to on.
#   equivalents:
#     checkov: [CKV_AZURE_30, CKV_AZURE_31]
#     trivy: [AVD-AZU-0019, AVD-AZU-0024]
#     kics: [terraform/azure/postgresql_log_connections_not_set]
#     prowler: [postgresql_flexible_server_log_connections_on, postgresql_flexible_server_log_checkpoints_on, postgresql_flexible_server_log_disconnections_on]
package policies.azure.postgresql.connections_not_logged

import rego.v1

applies if input.name in {"log_connections", "log_disconnections", "log_checkpoints"}

deny contains {"msg": msg, "at": ["value"]} if {
	lower(input.value) != "on"
	msg := sprintf("%s is %s, expected on", [input.name, input.value])
}
