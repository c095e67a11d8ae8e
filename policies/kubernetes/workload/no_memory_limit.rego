# METADATA
# title: Memory limits set
# description: A container without memory limit can take the memory of its node and end other workloads with it.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: K8S-POD-010
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Set resources.limits.memory in every container.
#   equivalents:
#     checkov: [CKV_K8S_13]
#     trivy: [AVD-KSV-0018]
#     kics: [k8s/memory_limits_not_defined, terraform/kubernetes/memory_limits_not_defined]
package policies.kubernetes.workload.no_memory_limit

import rego.v1

deny contains {"msg": "no container is declared, so none has a memory limit", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["scheduled", i, "memory_limit"]} if {
	some i
	container := input.scheduled[i]
	container.memory_limit == null
	msg := sprintf("container %v has no memory limit, expected resources.limits.memory", [container.name])
}
