# METADATA
# title: SQL without passwords
# description: A shared administrator with a password leaves no trace of who acted and is not stopped when somebody leaves.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/authentication-azure-ad-only-authentication
# custom:
#   id: AZU-SQL-006
#   severity: medium
#   applies_to: [azure.sql.server]
#   remediation: Set azuread_authentication_only of azuread_administrator to true.
package policies.azure.sql.password_logins

import rego.v1

applies if input.directory_admin == true

deny contains {"msg": "azuread_authentication_only is false, expected true", "at": ["directory_only"]} if input.directory_only == false
