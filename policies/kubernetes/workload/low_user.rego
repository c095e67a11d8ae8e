# METADATA
# title: High user ids used
# description: A user id that also exists on the node owns files there that the container can reach once it gets out.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-032
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Set runAsUser to 10000 or more.
#   equivalents:
#     checkov: [CKV_K8S_40]
#     trivy: [AVD-KSV-0020]
#     kics: [k8s/containers_run_with_low_uid]
#   parameters:
#     min_user:
#       description: The lowest user id that containers may have.
#       default: 10000
#       stricter: higher
package policies.kubernetes.workload.low_user

import data.policies.kubernetes.pods
import rego.v1

# In a user namespace of its own, user ids are not those of the node.
applies if input.host_users

deny contains {"msg": msg, "at": ["containers", i, "run_as_user"]} if {
	some i, container in input.containers
	user := pods.effective(container.run_as_user, input.run_as_user)
	is_low(user)
	msg := sprintf("container %v runs as user %s, expected one of at least %d", [container.name, shown(user), data.params.min_user])
}

is_low(user) if user == null

is_low(user) if user < data.params.min_user

shown(null) := "of the image"

shown(user) := sprintf("%v", [user]) if user != null
