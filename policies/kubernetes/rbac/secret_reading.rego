# METADATA
# title: Secret reading limited
# description: Who may read Secrets has every password and token in them, those of other service accounts included.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: K8S-RBAC-003
#   severity: high
#   applies_to: [k8s.rbac.role]
#   remediation: Remove the verb, or name the Secrets in resourceNames.
#   equivalents:
#     trivy: [AVD-KSV-0041]
#     kics: [k8s/rbac_roles_with_read_secrets_permissions, terraform/kubernetes/rbac_roles_with_read_secrets_permissions]
#     prowler: [rbac_minimize_secret_access]
#   parameters:
#     approved:
#       description: Names of roles that may read Secrets.
#       default: []
package policies.kubernetes.rbac.secret_reading

import rego.v1

applies if {
	not input.built_in
	not input.name in data.params.approved
}

deny contains {"msg": msg, "at": ["rules", i, "verbs", j]} if {
	some i, rule in input.rules
	count(rule.resource_names) == 0
	some j, verb in rule.verbs
	verb in {"get", "list", "watch", "*"}
	some resource in rule.resources
	resource in {"secrets", "*"}
	some group in rule.api_groups
	group in {"", "*"}
	msg := sprintf("verb %s on all Secrets, expected named ones, or an approved role", [verb])
}
