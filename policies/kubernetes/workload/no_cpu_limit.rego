# METADATA
# title: Processor limits set
# description: A container without processor limit can slow down everything else on its node.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: K8S-POD-019
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Set resources.limits.cpu in every container.
#   equivalents:
#     checkov: [CKV_K8S_11]
#     trivy: [AVD-KSV-0011]
#     kics: [k8s/cpu_limits_not_set, terraform/kubernetes/cpu_limits_not_set]
package policies.kubernetes.workload.no_cpu_limit

import rego.v1

deny contains {"msg": "no container is declared, so none has a processor limit", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["scheduled", i, "cpu_limit"]} if {
	some i
	container := input.scheduled[i]
	container.cpu_limit == null
	msg := sprintf("container %v has no processor limit, expected resources.limits.cpu", [container.name])
}
