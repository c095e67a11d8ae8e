# METADATA
# title: Memory requests set
# description: Without a request the container is among the first to be ended when its node runs out of memory.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: K8S-POD-021
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Set resources.requests.memory in every container.
#   equivalents:
#     checkov: [CKV_K8S_12]
#     trivy: [AVD-KSV-0016]
#     kics: [k8s/memory_requests_not_defined, terraform/kubernetes/memory_requests_not_defined]
package policies.kubernetes.workload.no_memory_request

import rego.v1

deny contains {"msg": "no container is declared, so none has a memory request", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["scheduled", i, "memory_request"]} if {
	some i
	container := input.scheduled[i]
	container.memory_request == null
	msg := sprintf("container %v has no memory request, expected resources.requests.memory", [container.name])
}
