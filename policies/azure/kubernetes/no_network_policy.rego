# METADATA
# title: AKS network policy
# description: Without network policies every pod talks to every other, so one that is taken over reaches the rest.
# related_resources:
# - https://learn.microsoft.com/azure/aks/use-network-policies
# custom:
#   id: AZU-AKS-003
#   severity: medium
#   applies_to: [azure.kubernetes.cluster]
#   remediation: Set network_profile.network_policy to azure, calico or cilium.
#   equivalents:
#     checkov: [CKV_AZURE_7]
#     trivy: [AVD-AZU-0043]
#     kics: [terraform/azure/aks_network_policy_misconfigured]
#     prowler: [aks_network_policy_enabled]
package policies.azure.kubernetes.no_network_policy

import rego.v1

deny contains {"msg": "no network policy is set, expected azure, calico or cilium", "at": ["network_policy"]} if input.network_policy in {null, "", "none"}
