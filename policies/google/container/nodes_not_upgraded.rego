# METADATA
# title: GKE nodes upgraded
# description: Nodes that nobody upgrades keep known weaknesses for months.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/concepts/node-auto-upgrades
# custom:
#   id: GCP-GKE-008
#   severity: medium
#   applies_to: [google.container.node_pool]
#   remediation: Set management.auto_upgrade to true.
#   equivalents:
#     checkov: [CKV_GCP_10]
#     trivy: [AVD-GCP-0058]
#     kics: [terraform/gcp/node_auto_upgrade_disabled]
package policies.google.container.nodes_not_upgraded

import rego.v1

deny contains {"msg": "auto_upgrade is false, expected true", "at": ["upgraded"]} if input.upgraded == false
