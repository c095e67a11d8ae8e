# METADATA
# title: Cloud SQL logs connections
# description: Without a line for each connection nobody can tell who used the database, or tried to.
# related_resources:
# - https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   id: GCP-SQL-005
#   severity: medium
#   applies_to: [google.sql.instance]
#   remediation: Add a database_flags block with log_connections = on.
#   equivalents:
#     checkov: [CKV_GCP_52]
#     trivy: [AVD-GCP-0016]
package policies.google.sql.connections_not_logged

import rego.v1

applies if {
	startswith(upper(input.version), "POSTGRES")
	input.replica == false
}

named if {
	some flag in input.flags
	flag.name == "log_connections"
}

deny contains {"msg": msg, "at": ["flags", i, "value"]} if {
	some i, flag in input.flags
	flag.name == "log_connections"
	not lower(flag.value) in {"on", "1", "true"}
	msg := sprintf("log_connections is %v, expected on", [flag.value])
}

deny contains {"msg": "log_connections is not set, expected on", "at": ["flags"]} if not named
