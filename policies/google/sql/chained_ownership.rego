# METADATA
# title: Cloud SQL ownership not chained
# description: The owner of one database reaches the tables of the others without a right to them.
# related_resources:
# - https://cloud.google.com/sql/docs/sqlserver/flags
# custom:
#   id: GCP-SQL-009
#   severity: medium
#   applies_to: [google.sql.instance]
#   remediation: Set the database flag `cross db ownership chaining` to off, or leave it unset.
#   equivalents:
#     checkov: [CKV_GCP_58]
#     trivy: [AVD-GCP-0019]
#     kics: [terraform/gcp/sql_database_has_cross_db_ownership_chaining]
package policies.google.sql.chained_ownership

import rego.v1

applies if startswith(upper(input.version), "SQLSERVER")

deny contains {"msg": msg, "at": ["flags", i, "value"]} if {
	some i, flag in input.flags
	flag.name == "cross db ownership chaining"
	lower(flag.value) in {"on", "1", "true"}
	msg := sprintf("cross db ownership chaining is %v, expected off", [flag.value])
}
