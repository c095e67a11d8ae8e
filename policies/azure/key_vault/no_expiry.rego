# METADATA
# title: Key and secret expiry set
# description: A key or secret without an end is used for years, and so is whatever copy was stolen.
# related_resources:
# - https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation
# custom:
#   id: AZU-KV-003
#   severity: medium
#   applies_to: [azure.key_vault.item]
#   remediation: Set expiration_date.
#   equivalents:
#     checkov: [CKV_AZURE_40, CKV_AZURE_41]
#     trivy: [AVD-AZU-0014, AVD-AZU-0017]
#     kics: [terraform/azure/key_expiration_not_set]
#     prowler: [keyvault_rbac_key_expiration_set, keyvault_rbac_secret_expiration_set]
package policies.azure.key_vault.no_expiry

import rego.v1

deny contains {"msg": "no expiration_date is set, expected one", "at": ["expires"]} if input.expires == false
