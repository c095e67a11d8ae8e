# METADATA
# title: Storage with own key
# description: Data that only the platform has keys for cannot be made unreadable by taking your key away.
# related_resources:
# - https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview
# custom:
#   id: AZU-STG-005
#   severity: low
#   applies_to: [azure.storage.account]
#   remediation: Add an azurerm_storage_account_customer_managed_key or a customer_managed_key block.
#   equivalents:
#     checkov: [CKV2_AZURE_1]
#     trivy: [AVD-AZU-0060]
#     prowler: [storage_ensure_encryption_with_customer_managed_keys]
package policies.azure.storage.no_own_key

import rego.v1

deny contains {"msg": "no key of your own is set, expected one", "at": ["own_key"]} if input.own_key == false
