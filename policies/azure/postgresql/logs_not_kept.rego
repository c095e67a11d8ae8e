# METADATA
# title: PostgreSQL server logs kept
# description: Server logs are gone after three days unless told otherwise, often before anybody asks what happened.
# related_resources:
# - https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-configure-server-logs
# custom:
#   id: AZU-PG-006
#   severity: low
#   applies_to: [azure.postgresql.setting]
#   remediation: Set log_retention to on, and log_retention_days or logfiles.retention_days to 4 or more.
#   parameters:
#     min_days:
#       description: For how many days server logs have to be kept; the service takes 1 to 7.
#       default: 4
#       stricter: higher
#   equivalents:
#     checkov: [CKV_AZURE_146]
#     kics: [terraform/azure/log_retention_is_not_set, terraform/azure/small_postgresql_db_server_log_retention_period]
#     prowler: [postgresql_flexible_server_log_retention_days_greater_3]
package policies.azure.postgresql.logs_not_kept

import rego.v1

days := {"log_retention_days", "logfiles.retention_days"}

applies if input.name in days

applies if input.name == "log_retention"

deny contains {"msg": msg, "at": ["value"]} if {
	input.name == "log_retention"
	lower(input.value) != "on"
	msg := sprintf("log_retention is %s, expected on", [input.value])
}

deny contains {"msg": msg, "at": ["value"]} if {
	input.name in days
	to_number(input.value) < data.params.min_days
	msg := sprintf("%s is %s, expected %v or more", [input.name, input.value, data.params.min_days])
}
