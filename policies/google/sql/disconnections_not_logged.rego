# METADATA
# title: Cloud SQL logs ends of sessions
# description: Without the end of a session nobody can tell how long somebody was inside.
# related_resources:
# - https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   id: GCP-SQL-010
#   severity: medium
#   applies_to: [google.sql.instance]
#   remediation: Add a database_flags block with log_disconnections = on.
#   equivalents:
#     checkov: [CKV_GCP_53]
#     trivy: [AVD-GCP-0022]
package policies.google.sql.disconnections_not_logged

import rego.v1

applies if {
	startswith(upper(input.version), "POSTGRES")
	input.replica == false
}

named if {
	some flag in input.flags
	flag.name == "log_disconnections"
}

deny contains {"msg": msg, "at": ["flags", i, "value"]} if {
	some i, flag in input.flags
	flag.name == "log_disconnections"
	not lower(flag.value) in {"on", "1", "true"}
	msg := sprintf("log_disconnections is %v, expected on", [flag.value])
}

deny contains {"msg": "log_disconnections is not set, expected on", "at": ["flags"]} if not named
