# METADATA
# title: Runs as non-root
# description: A process that runs as root in its container is root on the node as soon as it gets out.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-003
#   severity: high
#   applies_to: [k8s.workload]
#   remediation: Set runAsNonRoot to true in the pod or in every container.
#   equivalents:
#     checkov: [CKV_K8S_23]
#     trivy: [AVD-KSV-0012]
#     kics: [k8s/containers_running_as_root]
#     prowler: [core_minimize_root_containers_admission]
package policies.kubernetes.workload.runs_as_root

import data.policies.kubernetes.pods
import rego.v1

deny contains {"msg": "no container is declared, so none runs as non-root", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["containers", i, "run_as_non_root"]} if {
	some i
	container := input.containers[i]
	pods.effective(container.run_as_non_root, input.run_as_non_root) != true
	pods.effective(container.run_as_user, input.run_as_user) in {null, 0}
	msg := sprintf("container %v may run as root, expected runAsNonRoot: true or runAsUser above 0", [container.name])
}
