# METADATA
# title: Containers have a security context
# description: "What a pod says for its containers leaves out capabilities, privilege escalation and the root file system: a container that says nothing runs with the defaults of its runtime."
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: K8S-POD-037
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Add a securityContext to each container.
#   equivalents:
#     checkov: [CKV_K8S_30]
#     kics: [k8s/pod_or_container_without_security_context, terraform/kubernetes/pod_or_container_without_security_context]
package policies.kubernetes.workload.no_security_context

import rego.v1

deny contains {"msg": "no container is declared, so none has a security context", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["containers", i, "has_context"]} if {
	some i
	container := input.containers[i]
	container.has_context == false
	msg := sprintf("container %v has no security context, expected one", [container.name])
}
