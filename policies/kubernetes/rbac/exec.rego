# METADATA
# title: Exec and attach limited
# description: Who may run commands in pods reads their secrets and acts with their rights.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: K8S-RBAC-005
#   severity: medium
#   applies_to: [k8s.rbac.role]
#   remediation: Remove pods/exec and pods/attach from the role.
#   equivalents:
#     trivy: [AVD-KSV-0053, AVD-KSV-0054]
#     kics: [k8s/rbac_roles_with_exec_permission, k8s/rbac_roles_with_attach_permission]
#   parameters:
#     approved:
#       description: Names of roles that may run commands in pods.
#       default: []
package policies.kubernetes.rbac.exec

import rego.v1

applies if {
	not input.built_in
	not input.name in data.params.approved
}

deny contains {"msg": msg, "at": ["rules", i, "resources", j]} if {
	some i, rule in input.rules
	some verb in rule.verbs
	verb in {"create", "get", "*"}
	some j, resource in rule.resources
	resource in {"pods/exec", "pods/attach", "pods/*", "*/exec", "*/attach", "*"}
	some group in rule.api_groups
	group in {"", "*"}
	msg := sprintf("verb %s on %s, expected it for approved roles only", [verb, resource])
}
