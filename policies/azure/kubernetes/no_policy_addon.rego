# METADATA
# title: AKS policy add-on
# description: Without the add-on nothing stops a pod that runs as root, mounts the node or comes from an unknown registry.
# related_resources:
# - https://learn.microsoft.com/azure/aks/use-azure-policy
# custom:
#   id: AZU-AKS-006
#   severity: low
#   applies_to: [azure.kubernetes.cluster]
#   remediation: Set azure_policy_enabled to true.
#   equivalents:
#     checkov: [CKV_AZURE_116]
#     trivy: [AVD-AZU-0066]
#     kics: [terraform/azure/aks_uses_azure_policies_addon_disabled]
package policies.azure.kubernetes.no_policy_addon

import rego.v1

deny contains {"msg": "the Azure Policy add-on is off, expected on", "at": ["policy_addon"]} if input.policy_addon == false
