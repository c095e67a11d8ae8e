# METADATA
# title: Readiness probes set
# description: Without a readiness probe requests are sent to containers that cannot answer them.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   id: K8S-POD-022
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Add a readinessProbe to every container that keeps running.
#   equivalents:
#     checkov: [CKV_K8S_9]
#     kics: [k8s/readiness_probe_is_not_configured, terraform/kubernetes/readiness_probe_is_not_configured]
#     prowler: [core_readiness_probe_configured]
package policies.kubernetes.workload.no_readiness_probe

import rego.v1

applies if input.restart_policy == "Always"

deny contains {"msg": msg, "at": ["lasting", i, "readiness"]} if {
	some i, container in input.lasting
	not container.readiness
	msg := sprintf("container %v has no readiness probe, expected readinessProbe", [container.name])
}
