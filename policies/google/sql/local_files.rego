# METADATA
# title: Cloud SQL loads no local files
# description: A statement that loads a file of the client lets a false server, or an injection, read files of whoever connects.
# related_resources:
# - https://cloud.google.com/sql/docs/mysql/flags
# custom:
#   id: GCP-SQL-013
#   severity: medium
#   applies_to: [google.sql.instance]
#   remediation: Set the flag local_infile to off.
#   equivalents:
#     checkov: [CKV_GCP_50]
#     trivy: [AVD-GCP-0026]
#     prowler: [cloudsql_instance_mysql_local_infile_flag]
package policies.google.sql.local_files

import rego.v1

applies if startswith(upper(input.version), "MYSQL")

named if {
	some flag in input.flags
	flag.name == "local_infile"
}

deny contains {"msg": msg, "at": ["flags", i, "value"]} if {
	some i, flag in input.flags
	flag.name == "local_infile"
	lower(flag.value) in {"on", "1", "true"}
	msg := sprintf("local_infile is %v, expected off", [flag.value])
}

# MySQL turned it off by default with version 8.0.
deny contains {"msg": "local_infile is not set, expected off", "at": ["flags"]} if {
	startswith(upper(input.version), "MYSQL_5")
	not named
}
