# METADATA
# title: AKS uses roles
# description: Without roles everyone who gets into the cluster may do everything in it.
# related_resources:
# - https://learn.microsoft.com/azure/aks/concepts-identity
# custom:
#   id: AZU-AKS-001
#   severity: high
#   applies_to: [azure.kubernetes.cluster]
#   remediation: Set role_based_access_control_enabled to true.
#   equivalents:
#     checkov: [CKV_AZURE_5]
#     trivy: [AVD-AZU-0042]
#     kics: [terraform/azure/aks_rbac_disabled]
#     prowler: [aks_cluster_rbac_enabled, aks_cluster_local_accounts_disabled]
package policies.azure.kubernetes.no_roles

import rego.v1

deny contains {"msg": "role_based_access_control_enabled is false, expected true", "at": ["roles"]} if input.roles == false
