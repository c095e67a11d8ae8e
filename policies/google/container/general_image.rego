# METADATA
# title: GKE nodes boot a small system
# description: Container-Optimized OS has a read-only root and little else; a general system offers an attacker more.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/concepts/node-images
# custom:
#   id: GCP-GKE-012
#   severity: low
#   applies_to: [google.container.node_pool]
#   remediation: Set node_config.image_type to COS_CONTAINERD.
#   equivalents:
#     checkov: [CKV_GCP_22]
#     trivy: [AVD-GCP-0054]
#     kics: [terraform/gcp/cos_node_image_not_used]
package policies.google.container.general_image

import rego.v1

# Windows containers need Windows.
applies if not startswith(upper(input.image), "WINDOWS")

deny contains {"msg": msg, "at": ["image"]} if {
	not startswith(upper(input.image), "COS")
	msg := sprintf("nodes boot %v, expected COS_CONTAINERD", [input.image])
}
