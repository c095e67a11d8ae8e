# METADATA
# title: AKS API limited
# description: An API server that everyone reaches is tried by everyone, and one flaw or lost key opens the cluster.
# related_resources:
# - https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
# custom:
#   id: AZU-AKS-002
#   severity: high
#   applies_to: [azure.kubernetes.cluster]
#   remediation: Set private_cluster_enabled to true, or name the networks in authorized_ip_ranges.
#   equivalents:
#     checkov: [CKV_AZURE_6]
#     trivy: [AVD-AZU-0041]
#     prowler: [aks_clusters_public_access_disabled]
package policies.azure.kubernetes.open_control_plane

import rego.v1

deny contains {"msg": "every network reaches the API server, expected a private cluster or authorized_ip_ranges", "at": ["networks"]} if {
	input.private == false
	count(input.networks) == 0
}

deny contains {"msg": msg, "at": ["networks", i]} if {
	input.private == false
	some i
	network := input.networks[i]
	endswith(network, "/0")
	msg := sprintf("%v reaches the API server, expected known networks", [network])
}
