# METADATA
# title: GKE network policy
# description: Without network policies every pod talks to every other, so one that is taken over reaches the rest.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy
# custom:
#   id: GCP-GKE-002
#   severity: medium
#   applies_to: [google.container.cluster]
#   remediation: Set datapath_provider to ADVANCED_DATAPATH, or turn network_policy on.
#   equivalents:
#     checkov: [CKV_GCP_12]
#     trivy: [AVD-GCP-0056]
#     kics: [terraform/gcp/network_policy_disabled]
package policies.google.container.no_network_policy

import rego.v1

applies if input.autopilot == false

deny contains {"msg": "network policies are not enforced, expected ADVANCED_DATAPATH or network_policy", "at": ["network_policy"]} if {
	input.network_policy == false
	input.data_path != "ADVANCED_DATAPATH"
}
