# METADATA
# title: No privilege escalation
# description: A process may gain more privileges than its parent, through a setuid program for instance.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-002
#   severity: high
#   applies_to: [k8s.workload]
#   remediation: Set securityContext.allowPrivilegeEscalation to false in every container.
#   equivalents:
#     checkov: [CKV_K8S_20]
#     trivy: [AVD-KSV-0001]
#     kics: [k8s/privilege_escalation_allowed, terraform/kubernetes/privilege_escalation_allowed]
#     prowler: [core_minimize_allowPrivilegeEscalation_containers]
package policies.kubernetes.workload.privilege_escalation

import rego.v1

deny contains {"msg": "no container is declared, so none refuses to let processes gain privileges", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["containers", i, "allows_escalation"]} if {
	some i
	container := input.containers[i]
	container.allows_escalation
	msg := sprintf("container %v lets processes gain privileges, expected allowPrivilegeEscalation: false", [container.name])
}
