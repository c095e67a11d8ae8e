# METADATA
# title: PostgreSQL not public
# description: A server with a public endpoint can be tried from everywhere its firewall leaves open.
# related_resources:
# - https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-private
# custom:
#   id: AZU-PG-004
#   severity: high
#   applies_to: [azure.postgresql.server]
#   remediation: Turn public access off and use a private endpoint or a delegated subnet.
#   equivalents:
#     checkov: [CKV_AZURE_68]
#     trivy: [AVD-AZU-0022]
#     kics: [terraform/azure/postgres_sql_server_enables_public_access]
package policies.azure.postgresql.public_network

import rego.v1

deny contains {"msg": "public network access is on, expected off", "at": ["public_network"]} if input.public_network == true
