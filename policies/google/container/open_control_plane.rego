# METADATA
# title: GKE control plane limited
# description: An API server that everyone reaches is tried by everyone, and one flaw or lost key opens the cluster.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks
# custom:
#   id: GCP-GKE-001
#   severity: high
#   applies_to: [google.container.cluster]
#   remediation: Name the networks in master_authorized_networks_config.
#   equivalents:
#     checkov: [CKV_GCP_20]
#     trivy: [AVD-GCP-0053, AVD-GCP-0061]
package policies.google.container.open_control_plane

import rego.v1

deny contains {"msg": "every network reaches the API server, expected master_authorized_networks_config", "at": ["limited"]} if input.limited == false

deny contains {"msg": msg, "at": ["networks", i]} if {
	some i
	network := input.networks[i]
	regex.match(`/0*[01]$`, network)
	msg := sprintf("%v reaches the API server, expected known networks", [network])
}
