# METADATA
# title: Cloud SQL contained logins off
# description: Accounts that live inside a database are out of sight of who runs the server.
# related_resources:
# - https://cloud.google.com/sql/docs/sqlserver/flags
# custom:
#   id: GCP-SQL-008
#   severity: medium
#   applies_to: [google.sql.instance]
#   remediation: Set the database flag `contained database authentication` to off, or leave it unset.
#   equivalents:
#     checkov: [CKV_GCP_59]
#     trivy: [AVD-GCP-0023]
package policies.google.sql.contained_logins

import rego.v1

applies if startswith(upper(input.version), "SQLSERVER")

deny contains {"msg": msg, "at": ["flags", i, "value"]} if {
	some i, flag in input.flags
	flag.name == "contained database authentication"
	lower(flag.value) in {"on", "1", "true"}
	msg := sprintf("contained database authentication is %v, expected off", [flag.value])
}
