# METADATA
# title: SQL public network off
# description: A server with a public endpoint can be tried from everywhere its firewall leaves open.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings
# custom:
#   id: AZU-SQL-003
#   severity: high
#   applies_to: [azure.sql.server]
#   remediation: Set public_network_access_enabled to false and use a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_113]
#     trivy: [AVD-AZU-0022]
#     kics: [terraform/azure/mssql_server_public_network_access_enabled]
package policies.azure.sql.public_network

import rego.v1

deny contains {"msg": "public_network_access_enabled is true, expected false", "at": ["public_network"]} if input.public_network == true
