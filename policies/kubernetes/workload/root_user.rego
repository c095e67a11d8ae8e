# METADATA
# title: No container asks for the root user
# description: A container that asks for user 0 runs as root whatever its image says.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-027
#   severity: high
#   applies_to: [k8s.workload]
#   remediation: Set runAsUser to a user above 0.
#   equivalents:
#     trivy: [AVD-KSV-0105]
package policies.kubernetes.workload.root_user

import rego.v1

deny contains {"msg": "the pod runs as user 0, expected a user above 0", "at": ["run_as_user"]} if input.run_as_user == 0

deny contains {"msg": msg, "at": ["containers", i, "run_as_user"]} if {
	some i, container in input.containers
	container.run_as_user == 0
	msg := sprintf("container %v runs as user 0, expected a user above 0", [container.name])
}
