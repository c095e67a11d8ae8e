# METADATA
# title: Processor requests set
# description: Without a request the scheduler may put the container where no processor time is left for it.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: K8S-POD-020
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Set resources.requests.cpu in every container.
#   equivalents:
#     checkov: [CKV_K8S_10]
#     trivy: [AVD-KSV-0015]
#     kics: [k8s/cpu_requests_not_set, terraform/kubernetes/cpu_requests_not_set]
package policies.kubernetes.workload.no_cpu_request

import rego.v1

deny contains {"msg": "no container is declared, so none has a processor request", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["scheduled", i, "cpu_request"]} if {
	some i
	container := input.scheduled[i]
	container.cpu_request == null
	msg := sprintf("container %v has no processor request, expected resources.requests.cpu", [container.name])
}
