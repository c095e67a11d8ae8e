# METADATA
# title: Cloud SQL private IP only
# description: A database with a public address can be tried from everywhere its authorized networks leave open.
# related_resources:
# - https://cloud.google.com/sql/docs/postgres/private-ip
# custom:
#   id: GCP-SQL-003
#   severity: high
#   applies_to: [google.sql.instance]
#   remediation: Set ipv4_enabled to false and name a private_network.
#   equivalents:
#     trivy: [AVD-GCP-0017]
#     prowler: [cloudsql_instance_public_ip, cloudsql_instance_private_ip_assignment]
package policies.google.sql.public_address

import rego.v1

deny contains {"msg": "ipv4_enabled is true, expected false", "at": ["public_address"]} if input.public_address == true
