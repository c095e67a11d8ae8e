# METADATA
# title: Bucket versioning on
# description: An object that is overwritten or deleted, by mistake or by an attacker, is gone for good.
# related_resources:
# - https://cloud.google.com/storage/docs/object-versioning
# custom:
#   id: GCP-STG-005
#   severity: medium
#   applies_to: [google.storage.bucket]
#   remediation: Add a versioning block with enabled set to true.
#   equivalents:
#     checkov: [CKV_GCP_78]
#     trivy: [AVD-GCP-0078]
#     kics: [terraform/gcp/cloud_storage_bucket_versioning_disabled]
#     prowler: [cloudstorage_bucket_versioning_enabled, cloudstorage_bucket_logging_enabled]
package policies.google.storage.no_versioning

import rego.v1

deny contains {"msg": "object versioning is off, expected on", "at": ["versioning"]} if input.versioning == false
