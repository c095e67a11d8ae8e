# METADATA
# title: AKS disks with own key
# description: Disks that only the platform has keys for stay readable to it after you took your key away.
# related_resources:
# - https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys
# custom:
#   id: AZU-AKS-008
#   severity: low
#   applies_to: [azure.kubernetes.cluster]
#   remediation: Name a disk encryption set in disk_encryption_set_id.
#   equivalents:
#     checkov: [CKV_AZURE_117]
#     trivy: [AVD-AZU-0067]
#     kics: [terraform/azure/aks_disk_encryption_set_id_undefined]
package policies.azure.kubernetes.no_own_disk_key

import rego.v1

deny contains {"msg": "no disk_encryption_set_id is set, expected one", "at": ["own_disk_key"]} if input.own_disk_key == false
