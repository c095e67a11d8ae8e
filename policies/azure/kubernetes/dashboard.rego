# METADATA
# title: AKS without dashboard
# description: The dashboard acts with rights of its own; whoever reaches it controls what runs in the cluster.
# related_resources:
# - https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
# custom:
#   id: AZU-AKS-009
#   severity: medium
#   applies_to: [azure.kubernetes.cluster]
#   remediation: Remove the kube_dashboard block.
#   equivalents:
#     checkov: [CKV_AZURE_8]
#     kics: [terraform/azure/dashboard_is_enabled]
package policies.azure.kubernetes.dashboard

import rego.v1

deny contains {"msg": "the dashboard is on, expected off", "at": ["dashboard"]} if input.dashboard == true
