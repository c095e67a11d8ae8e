# METADATA
# title: NET_RAW capability dropped
# description: NET_RAW, which containers have unless it is dropped, lets them forge packets of other pods.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-029
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: "Set capabilities.drop to [ALL]."
#   equivalents:
#     checkov: [CKV_K8S_28]
#     trivy: [AVD-KSV-0119]
#     kics: [k8s/net_raw_capabilities_not_being_dropped, terraform/kubernetes/net_raw_capabilities_not_being_dropped]
package policies.kubernetes.workload.net_raw_kept

import rego.v1

deny contains {"msg": "no container is declared, so none drops NET_RAW", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["containers", i, "capabilities_dropped"]} if {
	some i
	container := input.containers[i]
	dropped := {trim_prefix(upper(name), "CAP_") | some name in container.capabilities_dropped}
	count(dropped & {"ALL", "NET_RAW"}) == 0
	msg := sprintf("container %v keeps NET_RAW, expected drop to have ALL or NET_RAW", [container.name])
}

# What is added is there whatever is dropped.
deny contains {"msg": msg, "at": ["containers", i, "capabilities_added", j]} if {
	some i
	container := input.containers[i]
	some j, name in container.capabilities_added
	trim_prefix(upper(name), "CAP_") in {"ALL", "NET_RAW"}
	msg := sprintf("container %v adds capability %s, expected NET_RAW to be dropped", [container.name, name])
}
