# METADATA
# title: Key vault uses RBAC
# description: Access policies give rights on every key of the vault at once, and whoever may edit the vault can give them to himself.
# related_resources:
# - https://learn.microsoft.com/azure/key-vault/general/rbac-guide
# custom:
#   id: AZU-KV-006
#   severity: medium
#   applies_to: [azure.key_vault.vault]
#   remediation: Set rbac_authorization_enabled to true and assign roles.
#   equivalents:
#     prowler: [keyvault_rbac_enabled]
package policies.azure.key_vault.no_roles

import rego.v1

deny contains {"msg": "rbac_authorization_enabled is false, expected true", "at": ["role_based"]} if input.role_based == false
