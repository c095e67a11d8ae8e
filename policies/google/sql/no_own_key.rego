# METADATA
# title: Cloud SQL with own key
# description: Data that only Google has keys for cannot be made unreadable by taking your key away.
# related_resources:
# - https://cloud.google.com/sql/docs/postgres/cmek
# custom:
#   id: GCP-SQL-007
#   severity: low
#   applies_to: [google.sql.instance]
#   remediation: Name a key of Cloud KMS in encryption_key_name when the instance is made.
#   equivalents:
#     prowler: [cloudsql_instance_cmek_encryption_enabled]
package policies.google.sql.no_own_key

import rego.v1

deny contains {"msg": "no key of your own is set, expected encryption_key_name", "at": ["own_key"]} if input.own_key == false
