# METADATA
# title: No privileged containers
# description: "A privileged container has every capability and every device of its node: whoever breaks into it owns the node."
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-001
#   severity: critical
#   applies_to: [k8s.workload]
#   remediation: Set securityContext.privileged to false, or leave it out.
#   equivalents:
#     checkov: [CKV_K8S_16]
#     trivy: [AVD-KSV-0017]
#     kics: [k8s/container_is_privileged, terraform/kubernetes/container_is_privileged]
#     prowler: [core_minimize_privileged_containers]
package policies.kubernetes.workload.privileged

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "privileged"]} if {
	some i, container in input.containers
	container.privileged
	msg := sprintf("container %v is privileged, expected privileged: false", [container.name])
}
