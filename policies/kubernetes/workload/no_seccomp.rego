# METADATA
# title: Seccomp profile set
# description: Without a seccomp profile every system call of the node is open to the container. The older annotations count only where the apiVersion is one that no cluster since Kubernetes 1.27 serves.
# related_resources:
# - https://kubernetes.io/docs/tutorials/security/seccomp/
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/reference/labels-annotations-taints/
# - https://kubernetes.io/docs/reference/using-api/deprecation-guide/
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
	profile := effective(container.name, pods.effective(container.seccomp, input.seccomp), input.old_seccomp)
	not profile in {"RuntimeDefault", "Localhost"}
	msg := sprintf("container %v has seccomp profile %s, expected RuntimeDefault or Localhost", [container.name, shown(profile)])
}

effective(_, field, old) := field if count(old) == 0

effective(_, field, old) := field if {
	old[0].field
	field != null
}

effective(name, null, old) := annotated(name, old[0].annotations) if count(old) > 0

# Clusters that know nothing of the field do as the annotation says.
effective(name, field, old) := annotated(name, old[0].annotations) if {
	field != null
	old[0].field == false
}

# What the annotations say of a container goes before what they say of its pod.
annotated(name, annotations) := profiles[split(annotation.profile, "/")[0]] if {
	some annotation in annotations
	annotation.key == sprintf("container.seccomp.security.alpha.kubernetes.io/%v", [name])
} else := profiles[split(annotation.profile, "/")[0]] if {
	some annotation in annotations
	annotation.key == "seccomp.security.alpha.kubernetes.io/pod"
} else := null

profiles := {"runtime": "RuntimeDefault", "docker": "RuntimeDefault", "localhost": "Localhost", "unconfined": "Unconfined"}

shown(null) := "none"

shown(profile) := profile if profile != null
