# METADATA
# title: Cloud SQL logs checkpoints
# description: Checkpoints show what the database wrote and when, which an enquiry after a loss of data starts from.
# related_resources:
# - https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   id: GCP-SQL-011
#   severity: low
#   applies_to: [google.sql.instance]
#   remediation: Add a database_flags block with log_checkpoints = on.
#   equivalents:
#     checkov: [CKV_GCP_51]
#     trivy: [AVD-GCP-0025]
package policies.google.sql.checkpoints_not_logged

import rego.v1

applies if {
	startswith(upper(input.version), "POSTGRES")
	input.replica == false
}

named if {
	some flag in input.flags
	flag.name == "log_checkpoints"
}

deny contains {"msg": msg, "at": ["flags", i, "value"]} if {
	some i, flag in input.flags
	flag.name == "log_checkpoints"
	not lower(flag.value) in {"on", "1", "true"}
	msg := sprintf("log_checkpoints is %v, expected on", [flag.value])
}

# PostgreSQL logs checkpoints by default since version 15.
on_by_default if to_number(split(input.version, "_")[1]) >= 15

deny contains {"msg": "log_checkpoints is not set, expected on", "at": ["flags"]} if {
	not named
	not on_by_default
}
