# METADATA
# title: SQL Entra admin
# description: A shared administrator with a password leaves no trace of who acted and is not stopped when somebody leaves.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/authentication-azure-ad-only-authentication
# custom:
#   id: AZU-SQL-006
#   severity: medium
#   applies_to: [azure.sql.server]
#   remediation: Add azuread_administrator with azuread_authentication_only set to true.
#   equivalents:
#     prowler: [sqlserver_azuread_administrator_enabled]
package policies.azure.sql.password_logins

import rego.v1

deny contains {"msg": "no Entra ID administrator is set, expected one", "at": ["directory_admin"]} if input.directory_admin == false

deny contains {"msg": "azuread_authentication_only is false, expected true", "at": ["directory_only"]} if {
	input.directory_admin == true
	input.directory_only == false
}
