# METADATA
# title: Storage requires HTTPS
# description: Over plain HTTP whoever sits on the way reads the keys and the data.
# related_resources:
# - https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer
# custom:
#   id: AZU-STG-001
#   severity: high
#   applies_to: [azure.storage.account]
#   remediation: Set https_traffic_only_enabled to true.
#   equivalents:
#     checkov: [CKV_AZURE_3]
#     trivy: [AVD-AZU-0008]
#     kics: [terraform/azure/storage_account_not_forcing_https]
#     prowler: [storage_secure_transfer_required_is_enabled]
package policies.azure.storage.plain_http

import rego.v1

deny contains {"msg": "https_traffic_only_enabled is false, expected true", "at": ["https_only"]} if input.https_only == false
