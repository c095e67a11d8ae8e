# METADATA
# title: No wildcard in roles
# description: A wildcard grants what exists and whatever will be added later.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: K8S-RBAC-002
#   severity: high
#   applies_to: [k8s.rbac.role]
#   remediation: List the API groups, resources and verbs that are needed.
#   equivalents:
#     checkov: [CKV_K8S_49]
#     trivy: [AVD-KSV-0044, AVD-KSV-0045, AVD-KSV-0046]
#     kics: [k8s/rbac_wildcard_in_rule]
#     prowler: [rbac_minimize_wildcard_use_roles]
package policies.kubernetes.rbac.wildcard

import rego.v1

applies if not input.built_in

deny contains {"msg": msg, "at": ["rules", i, field, j]} if {
	some i, rule in input.rules
	some field, values in {"api_groups": rule.api_groups, "resources": rule.resources, "verbs": rule.verbs, "urls": rule.urls}
	some j, value in values
	value in {"*", "/*", "*/*"}
	msg := sprintf("%s has a wildcard, expected a list", [field])
}
