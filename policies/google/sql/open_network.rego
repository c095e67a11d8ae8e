# METADATA
# title: Cloud SQL not open
# description: A database that the whole internet can reach is tried by password guessers within minutes.
# related_resources:
# - https://cloud.google.com/sql/docs/postgres/authorize-networks
# custom:
#   id: GCP-SQL-002
#   severity: critical
#   applies_to: [google.sql.instance]
#   remediation: Name the addresses that need the database, or use a private address only.
#   equivalents:
#     checkov: [CKV_GCP_11]
#     kics: [terraform/gcp/sql_db_instance_is_publicly_accessible]
#     prowler: [cloudsql_instance_public_access]
package policies.google.sql.open_network

import rego.v1

deny contains {"msg": msg, "at": ["networks", i, "range"]} if {
	some i, network in input.networks
	regex.match(`/0*[01]$`, network.range)
	msg := sprintf("%v is let in, expected known addresses only", [network.range])
}
