# METADATA
# title: Change of admission webhooks limited
# description: An admission webhook sees every object that is made, secrets included, and may change it.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: K8S-RBAC-008
#   severity: medium
#   applies_to: [k8s.rbac.role]
#   remediation: Remove create, update, patch and delete on webhook configurations.
#   equivalents:
#     checkov: [CKV_K8S_155]
package policies.kubernetes.rbac.admission_webhooks

import rego.v1

applies if not input.built_in

deny contains {"msg": msg, "at": ["rules", i, "resources", j]} if {
	some i, rule in input.rules
	some verb in rule.verbs
	verb in {"create", "update", "patch", "delete", "*"}
	some j, resource in rule.resources
	resource in {"mutatingwebhookconfigurations", "validatingwebhookconfigurations", "*"}
	some group in rule.api_groups
	group in {"admissionregistration.k8s.io", "*"}
	msg := sprintf("the role may change %s, expected it for the cluster's own roles only", [shown(resource)])
}

shown("*") := "everything, admission webhooks too"

shown(resource) := resource if resource != "*"
