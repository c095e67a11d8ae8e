# METADATA
# title: Key vault recoverable
# description: Whoever may delete a key can make it impossible to read what it encrypts, for good.
# related_resources:
# - https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview
# custom:
#   id: AZU-KV-001
#   severity: high
#   applies_to: [azure.key_vault.vault]
#   remediation: Set purge_protection_enabled to true.
#   equivalents:
#     checkov: [CKV_AZURE_42, CKV_AZURE_110]
#     trivy: [AVD-AZU-0016]
#     prowler: [keyvault_recoverable]
package policies.azure.key_vault.purgeable

import rego.v1

deny contains {"msg": "purge_protection_enabled is false, expected true", "at": ["purge_protection"]} if input.purge_protection == false

deny contains {"msg": "soft_delete_enabled is false, expected true", "at": ["soft_delete"]} if input.soft_delete == false
