# METADATA
# title: Uniform access
# description: With ACLs on objects nobody can say from the bucket who may read what.
# related_resources:
# - https://cloud.google.com/storage/docs/uniform-bucket-level-access
# custom:
#   id: GCP-STG-003
#   severity: medium
#   applies_to: [google.storage.bucket]
#   remediation: Set uniform_bucket_level_access to true.
#   equivalents:
#     checkov: [CKV_GCP_29]
#     trivy: [AVD-GCP-0002]
#     kics: [terraform/gcp/google_storage_bucket_level_access_disabled]
#     prowler: [cloudstorage_bucket_uniform_bucket_level_access]
package policies.google.storage.object_acls

import rego.v1

deny contains {"msg": "uniform_bucket_level_access is false, expected true", "at": ["uniform_access"]} if input.uniform_access == false
