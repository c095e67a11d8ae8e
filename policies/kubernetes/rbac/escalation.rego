# METADATA
# title: Escalation verbs absent
# description: Who may bind or escalate roles, or act as somebody else, can give themselves every right.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: K8S-RBAC-004
#   severity: high
#   applies_to: [k8s.rbac.role]
#   remediation: Remove the verbs bind, escalate and impersonate.
#   equivalents:
#     checkov: [CKV_K8S_157, CKV_K8S_158]
#     trivy: [AVD-KSV-0043]
#     kics: [k8s/rbac_roles_allow_privilege_escalation, k8s/rbac_roles_with_impersonate_permission]
package policies.kubernetes.rbac.escalation

import rego.v1

applies if not input.built_in

deny contains {"msg": msg, "at": ["rules", i, "verbs", j]} if {
	some i, rule in input.rules
	some j, verb in rule.verbs
	verb in {"bind", "escalate", "*"}
	some resource in rule.resources
	resource in {"roles", "clusterroles", "rolebindings", "clusterrolebindings", "*"}
	some group in rule.api_groups
	group in {"rbac.authorization.k8s.io", "*"}
	msg := sprintf("verb %s on %s, expected no right to widen roles", [verb, resource])
}

deny contains {"msg": "verb impersonate, expected no right to act as others", "at": ["rules", i, "verbs", j]} if {
	some i, rule in input.rules
	some j, verb in rule.verbs
	verb == "impersonate"
}

deny contains {"msg": "every verb on users, groups or service accounts, impersonate too; expected no right to act as others", "at": ["rules", i, "verbs", j]} if {
	some i, rule in input.rules
	some j, verb in rule.verbs
	verb == "*"
	some resource in rule.resources
	resource in {"users", "groups", "serviceaccounts", "userextras", "*"}
	some group in rule.api_groups
	group in {"", "authentication.k8s.io", "*"}
}
