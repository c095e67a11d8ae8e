# METADATA
# title: GKE shielded nodes
# description: A machine that only looks like a node can join the cluster and read the secrets of pods.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes
# custom:
#   id: GCP-GKE-007
#   severity: medium
#   applies_to: [google.container.cluster]
#   remediation: Set enable_shielded_nodes to true.
#   equivalents:
#     checkov: [CKV_GCP_71]
#     trivy: [AVD-GCP-0055]
#     kics: [terraform/gcp/shielded_gke_nodes_disabled]
package policies.google.container.nodes_not_shielded

import rego.v1

deny contains {"msg": "enable_shielded_nodes is false, expected true", "at": ["shielded_nodes"]} if input.shielded_nodes == false
