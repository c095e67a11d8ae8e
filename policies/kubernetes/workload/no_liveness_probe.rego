# METADATA
# title: Liveness probes set
# description: A container that hangs is not started again when nothing asks whether it lives.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   id: K8S-POD-011
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Add a livenessProbe to every container that keeps running.
#   equivalents:
#     checkov: [CKV_K8S_8]
#     kics: [k8s/liveness_probe_is_not_defined, terraform/kubernetes/liveness_probe_is_not_defined]
#     prowler: [core_liveness_probe_configured]
package policies.kubernetes.workload.no_liveness_probe

import rego.v1

applies if input.restart_policy == "Always"

deny contains {"msg": msg, "at": ["lasting", i, "liveness"]} if {
	some i, container in input.lasting
	not container.liveness
	msg := sprintf("container %v has no liveness probe, expected livenessProbe", [container.name])
}
