# METADATA
# title: Seccomp profile set
# description: Without a seccomp profile every system call of the node is open to the container. Since Kubernetes 1.27 the older annotations have no effect.
# related_resources:
# - https://kubernetes.io/docs/tutorials/security/seccomp/
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-008
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Set securityContext.seccompProfile.type to RuntimeDefault in the pod.
#   equivalents:
#     checkov: [CKV_K8S_31]
#     trivy: [AVD-KSV-0030, AVD-KSV-0104]
#     kics: [k8s/seccomp_profile_is_not_configured]
#     prowler: [core_seccomp_profile_docker_default]
package policies.kubernetes.workload.no_seccomp

import data.policies.kubernetes.pods
import rego.v1

deny contains {"msg": "no container is declared, so none has a seccomp profile", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["containers", i, "seccomp"]} if {
	some i
	container := input.containers[i]
	profile := pods.effective(container.seccomp, input.seccomp)
	not profile in {"RuntimeDefault", "Localhost"}
	msg := sprintf("container %v has seccomp profile %s, expected RuntimeDefault or Localhost", [container.name, shown(profile)])
}

shown(null) := "none"

shown(profile) := profile if profile != null
