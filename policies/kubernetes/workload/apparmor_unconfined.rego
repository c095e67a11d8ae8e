# METADATA
# title: AppArmor not switched off
# description: An unconfined container lacks the AppArmor profile that the runtime gives to every other.
# related_resources:
# - https://kubernetes.io/docs/tutorials/security/apparmor/
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-030
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Remove the Unconfined profile.
#   equivalents:
#     trivy: [AVD-KSV-0002]
package policies.kubernetes.workload.apparmor_unconfined

import rego.v1

deny contains {"msg": msg, "at": ["apparmor"]} if {
	input.apparmor == "Unconfined"
	some container in input.containers
	container.apparmor == null
	msg := sprintf("the AppArmor profile of container %v is Unconfined, expected RuntimeDefault or Localhost", [container.name])
}

deny contains {"msg": msg, "at": ["containers", i, "apparmor"]} if {
	some i, container in input.containers
	container.apparmor == "Unconfined"
	msg := sprintf("container %v has AppArmor profile Unconfined, expected RuntimeDefault or Localhost", [container.name])
}

deny contains {"msg": msg, "at": ["apparmor_annotations", i, "profile"]} if {
	some i, annotation in input.apparmor_annotations
	startswith(annotation.key, "container.apparmor.security.beta.kubernetes.io/")
	annotation.profile != null
	not regex.match(`^(runtime/default|localhost/.+)$`, annotation.profile)
	msg := sprintf("%s is %s, expected runtime/default or a localhost profile", [annotation.key, annotation.profile])
}
