# METADATA
# title: AKS nodes encrypted at the host
# description: Temporary disks and caches of nodes hold what pods work on; without encryption at the host they are stored in clear.
# related_resources:
# - https://learn.microsoft.com/azure/aks/enable-host-encryption
# custom:
#   id: AZU-AKS-010
#   severity: low
#   applies_to: [azure.kubernetes.cluster]
#   remediation: Set host_encryption_enabled of the node pool to true.
#   equivalents:
#     checkov: [CKV_AZURE_227]
package policies.azure.kubernetes.no_host_encryption

import rego.v1

deny contains {"msg": "host_encryption_enabled is false, expected true", "at": ["host_encryption"]} if input.host_encryption == false
