# METADATA
# title: SQL Entra admin
# description: Without an administrator of the directory everyone shares the one with a password, and nobody can tell who acted.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/authentication-aad-overview
# custom:
#   id: AZU-SQL-014
#   severity: medium
#   applies_to: [azure.sql.server]
#   remediation: Add an azuread_administrator block.
#   equivalents:
#     checkov: [CKV2_AZURE_7, CKV2_AZURE_27]
#     kics: [terraform/azure/ad_admin_not_configured_for_sql_server]
#     prowler: [sqlserver_azuread_administrator_enabled]
package policies.azure.sql.no_directory_admin

import rego.v1

deny contains {"msg": "no Entra ID administrator is set, expected one", "at": ["directory_admin"]} if input.directory_admin == false
