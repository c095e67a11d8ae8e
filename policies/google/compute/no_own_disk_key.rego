# METADATA
# title: Disks with own key
# description: Data on a disk that only Google has keys for cannot be made unreadable by taking your key away.
# related_resources:
# - https://cloud.google.com/compute/docs/disks/customer-managed-encryption
# custom:
#   id: GCP-VM-006
#   severity: low
#   applies_to: [google.compute.disk]
#   remediation: "Name a key of Cloud KMS: disk_encryption_key.kms_key_self_link, kms_key_self_link of a boot disk."
#   equivalents:
#     checkov: [CKV_GCP_37, CKV_GCP_38]
#     trivy: [AVD-GCP-0033, AVD-GCP-0034]
#     kics: [terraform/gcp/disk_encryption_disabled]
package policies.google.compute.no_own_disk_key

import rego.v1

deny contains {"msg": "no key of your own is set, expected one", "at": ["disks", i, "own_key"]} if {
	some i, disk in input.disks
	disk.own_key == false
	disk.exists == false
}
