# METADATA
# title: Disks with own key
# description: Data on a disk that only the platform has keys for cannot be made unreadable by taking your key away.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-machines/disk-encryption
# custom:
#   id: AZU-VM-002
#   severity: low
#   applies_to: [azure.compute.disk]
#   remediation: Name a disk encryption set in disk_encryption_set_id.
#   equivalents:
#     checkov: [CKV_AZURE_93]
#     prowler: [vm_ensure_attached_disks_encrypted_with_cmk, vm_ensure_unattached_disks_encrypted_with_cmk]
package policies.azure.compute.no_own_key

import rego.v1

deny contains {"msg": "no disk_encryption_set_id is set, expected one", "at": ["own_key"]} if input.own_key == false
