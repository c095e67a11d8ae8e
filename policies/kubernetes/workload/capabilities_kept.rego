# METADATA
# title: All capabilities dropped
# description: Capabilities that nobody needs are what an attacker uses to leave the container.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-004
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: "Set capabilities.drop to [ALL] in every container."
#   equivalents:
#     checkov: [CKV_K8S_37]
#     trivy: [AVD-KSV-0003, AVD-KSV-0106]
#     kics: [k8s/no_drop_capabilities_for_containers, terraform/kubernetes/no_drop_capabilities_for_containers]
#     prowler: [core_minimize_containers_capabilities_assigned]
package policies.kubernetes.workload.capabilities_kept

import rego.v1

deny contains {"msg": "no container is declared, so none drops its capabilities", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["containers", i, "capabilities_dropped"]} if {
	some i
	container := input.containers[i]
	not "ALL" in {upper(name) | some name in container.capabilities_dropped}
	msg := sprintf("container %v keeps the default capabilities, expected drop to have ALL", [container.name])
}
