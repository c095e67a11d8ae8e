# METADATA
# title: GKE nodes private
# description: Nodes with public addresses can be found and tried by everyone.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation
# custom:
#   id: GCP-GKE-006
#   severity: high
#   applies_to: [google.container.cluster]
#   remediation: Set private_cluster_config.enable_private_nodes to true.
#   equivalents:
#     checkov: [CKV_GCP_25, CKV_GCP_64]
#     trivy: [AVD-GCP-0059]
#     kics: [terraform/gcp/private_cluster_disabled]
package policies.google.container.public_nodes

import rego.v1

deny contains {"msg": "nodes have public addresses, expected enable_private_nodes true", "at": ["private_nodes"]} if input.private_nodes == false
