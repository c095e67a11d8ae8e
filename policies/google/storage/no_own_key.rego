# METADATA
# title: Buckets with own key
# description: Data that only Google has keys for cannot be made unreadable by taking your key away.
# related_resources:
# - https://cloud.google.com/storage/docs/encryption/customer-managed-keys
# custom:
#   id: GCP-STG-004
#   severity: low
#   applies_to: [google.storage.bucket]
#   remediation: Name a key of Cloud KMS in encryption.default_kms_key_name.
#   equivalents:
#     trivy: [AVD-GCP-0066]
package policies.google.storage.no_own_key

import rego.v1

deny contains {"msg": "no key of your own is set, expected default_kms_key_name", "at": ["own_key"]} if input.own_key == false
