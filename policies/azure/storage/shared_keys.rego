# METADATA
# title: Shared key access off
# description: A shared key gives everything to whoever holds it, and nobody can say who that was.
# related_resources:
# - https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent
# custom:
#   id: AZU-STG-008
#   severity: medium
#   applies_to: [azure.storage.account]
#   remediation: Set shared_access_key_enabled to false and use Entra ID.
#   equivalents:
#     checkov: [CKV2_AZURE_40]
#     prowler: [storage_account_key_access_disabled]
package policies.azure.storage.shared_keys

import rego.v1

deny contains {"msg": "shared_access_key_enabled is true, expected false", "at": ["shared_keys"]} if input.shared_keys == true
