# METADATA
# title: Approval of certificates limited
# description: Whoever approves a certificate request can have a certificate for any user, administrators included.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: K8S-RBAC-007
#   severity: medium
#   applies_to: [k8s.rbac.role]
#   remediation: Remove update and patch on certificatesigningrequests/approval.
#   equivalents:
#     checkov: [CKV_K8S_156]
package policies.kubernetes.rbac.certificate_approval

import rego.v1

applies if not input.built_in

deny contains {"msg": msg, "at": ["rules", i, "resources", j]} if {
	some i, rule in input.rules
	some verb in rule.verbs
	verb in {"update", "patch", "*"}
	some j, resource in rule.resources
	resource in {"certificatesigningrequests/approval", "certificatesigningrequests/*", "*/approval", "*"}
	some group in rule.api_groups
	group in {"certificates.k8s.io", "*"}
	msg := sprintf("the role may change %s, expected it for the cluster's own roles only", [shown(resource)])
}

shown("*") := "everything, approvals of certificates too"

shown(resource) := resource if resource != "*"
