# METADATA
# title: Cloud SQL runs no outside programs
# description: Who gets into the database runs programs of other languages on its machine.
# related_resources:
# - https://cloud.google.com/sql/docs/sqlserver/flags
# custom:
#   id: GCP-SQL-006
#   severity: medium
#   applies_to: [google.sql.instance]
#   remediation: Set the database flag `external scripts enabled` to off, or leave it unset.
package policies.google.sql.outside_programs

import rego.v1

applies if startswith(upper(input.version), "SQLSERVER")

deny contains {"msg": msg, "at": ["flags", i, "value"]} if {
	some i, flag in input.flags
	flag.name == "external scripts enabled"
	lower(flag.value) in {"on", "1", "true"}
	msg := sprintf("external scripts enabled is %v, expected off", [flag.value])
}
