# METADATA
# title: MySQL audit log
# description: Without an audit log nobody can tell who connected to the database and what they did.
# related_resources:
# - https://learn.microsoft.com/azure/mysql/flexible-server/concepts-audit-logs
# custom:
#   id: AZU-MY-002
#   severity: medium
#   applies_to: [azure.mysql.setting]
#   remediation: Set audit_log_enabled to ON and take CONNECTION into audit_log_events.
#   equivalents:
#     prowler: [mysql_flexible_server_audit_log_enabled, mysql_flexible_server_audit_log_connection_activated]
package policies.azure.mysql.not_audited

import rego.v1

applies if lower(input.name) in {"audit_log_enabled", "audit_log_events"}

deny contains {"msg": msg, "at": ["value"]} if {
	lower(input.name) == "audit_log_enabled"
	upper(input.value) != "ON"
	msg := sprintf("audit_log_enabled is %s, expected ON", [input.value])
}

deny contains {"msg": msg, "at": ["value"]} if {
	lower(input.name) == "audit_log_events"
	events := {trim_space(event) | some event in split(upper(input.value), ",")}
	not "CONNECTION" in events
	msg := sprintf("audit_log_events is %s, expected CONNECTION among them", [input.value])
}
