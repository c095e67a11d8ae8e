# METADATA
# title: Cloud SQL logs waits for locks
# description: Sessions that wait long for locks are a sign of an overload or an attack on availability.
# related_resources:
# - https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   id: GCP-SQL-012
#   severity: low
#   applies_to: [google.sql.instance]
#   remediation: Add a database_flags block with log_lock_waits = on.
#   equivalents:
#     checkov: [CKV_GCP_54]
#     trivy: [AVD-GCP-0020]
package policies.google.sql.lock_waits_not_logged

import rego.v1

applies if {
	startswith(upper(input.version), "POSTGRES")
	input.replica == false
}

named if {
	some flag in input.flags
	flag.name == "log_lock_waits"
}

deny contains {"msg": msg, "at": ["flags", i, "value"]} if {
	some i, flag in input.flags
	flag.name == "log_lock_waits"
	not lower(flag.value) in {"on", "1", "true"}
	msg := sprintf("log_lock_waits is %v, expected on", [flag.value])
}

deny contains {"msg": "log_lock_waits is not set, expected on", "at": ["flags"]} if not named
