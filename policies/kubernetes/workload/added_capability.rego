# METADATA
# title: No capability added but NET_BIND_SERVICE
# description: Every capability that is added back is one more way out of the container.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-031
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Remove the capability from capabilities.add.
#   equivalents:
#     prowler: [core_minimize_containers_added_capabilities]
package policies.kubernetes.workload.added_capability

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "capabilities_added", j]} if {
	some i, container in input.containers
	some j, name in container.capabilities_added
	trim_prefix(upper(name), "CAP_") != "NET_BIND_SERVICE"
	msg := sprintf("container %v adds capability %s, expected only NET_BIND_SERVICE", [container.name, name])
}
