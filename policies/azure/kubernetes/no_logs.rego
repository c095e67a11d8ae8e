# METADATA
# title: AKS logs in a workspace
# description: Logs that stay on the nodes are gone with them, and with them what an attacker did.
# related_resources:
# - https://learn.microsoft.com/azure/aks/monitor-aks
# custom:
#   id: AZU-AKS-005
#   severity: medium
#   applies_to: [azure.kubernetes.cluster]
#   remediation: Add an oms_agent block that names a Log Analytics workspace.
#   equivalents:
#     checkov: [CKV_AZURE_4]
#     trivy: [AVD-AZU-0040]
package policies.azure.kubernetes.no_logs

import rego.v1

deny contains {"msg": "logs go to no workspace, expected oms_agent", "at": ["logs"]} if input.logs == false
