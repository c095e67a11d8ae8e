# METADATA
# title: Cloud SQL audits statements
# description: Without the audit extension no log says who read or changed which data.
# related_resources:
# - https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   id: GCP-SQL-014
#   severity: medium
#   applies_to: [google.sql.instance]
#   remediation: Add a database_flags block with cloudsql.enable_pgaudit = on.
#   equivalents:
#     prowler: [cloudsql_instance_postgres_enable_pgaudit_flag]
package policies.google.sql.statements_not_audited

import rego.v1

applies if {
	startswith(upper(input.version), "POSTGRES")
	input.replica == false
}

named if {
	some flag in input.flags
	flag.name == "cloudsql.enable_pgaudit"
}

deny contains {"msg": msg, "at": ["flags", i, "value"]} if {
	some i, flag in input.flags
	flag.name == "cloudsql.enable_pgaudit"
	not lower(flag.value) in {"on", "1", "true"}
	msg := sprintf("cloudsql.enable_pgaudit is %v, expected on", [flag.value])
}

deny contains {"msg": "cloudsql.enable_pgaudit is not set, expected on", "at": ["flags"]} if not named
