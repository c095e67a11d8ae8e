# METADATA
# title: AKS private cluster
# description: An API server with a public name can be found and tried from anywhere its list of networks lets in.
# related_resources:
# - https://learn.microsoft.com/azure/aks/private-clusters
# custom:
#   id: AZU-AKS-007
#   severity: medium
#   applies_to: [azure.kubernetes.cluster]
#   remediation: Set private_cluster_enabled to true.
#   equivalents:
#     checkov: [CKV_AZURE_115]
#     trivy: [AVD-AZU-0065]
#     kics: [terraform/azure/aks_private_cluster_disabled]
package policies.azure.kubernetes.public_api_server

import rego.v1

deny contains {"msg": "private_cluster_enabled is false, expected true", "at": ["private"]} if input.private == false
