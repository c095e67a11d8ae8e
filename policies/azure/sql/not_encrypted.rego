# METADATA
# title: SQL TDE on
# description: The files and backups of a database without encryption can be read by whoever gets hold of them.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview
# custom:
#   id: AZU-SQL-001
#   severity: high
#   applies_to: [azure.sql.database]
#   remediation: Set transparent_data_encryption_enabled to true, or leave it out.
#   equivalents:
#     checkov: [CKV2_AZURE_25]
#     prowler: [sqlserver_tde_encryption_enabled]
package policies.azure.sql.not_encrypted

import rego.v1

deny contains {"msg": "transparent_data_encryption_enabled is false, expected true", "at": ["encrypted"]} if input.encrypted == false
