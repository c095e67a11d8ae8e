# METADATA
# title: Deleted blobs can be brought back
# description: A blob deleted by mistake or by an attacker is gone for good.
# related_resources:
# - https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview
# custom:
#   id: AZU-STG-006
#   severity: medium
#   applies_to: [azure.storage.account]
#   remediation: Add blob_properties with a delete_retention_policy of 7 days or more.
#   equivalents:
#     checkov: [CKV2_AZURE_38]
#     trivy: [AVD-AZU-0056]
#     prowler: [storage_ensure_soft_delete_is_enabled, storage_blob_versioning_is_enabled]
package policies.azure.storage.no_soft_delete

import rego.v1

applies if input.holds_blobs

deny contains {"msg": msg, "at": ["blob_retention_days"]} if {
	input.blob_retention_days < 7
	msg := sprintf("deleted blobs are kept for %v days, expected 7 or more", [input.blob_retention_days])
}
