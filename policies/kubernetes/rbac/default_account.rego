# METADATA
# title: Default service accounts without roles
# description: What is bound to the default account is given to every pod that names no account.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: K8S-RBAC-010
#   severity: low
#   applies_to: [k8s.rbac.binding]
#   remediation: Make a service account for the program, and bind the role to it.
#   equivalents:
#     checkov: [CKV_K8S_42]
package policies.kubernetes.rbac.default_account

import rego.v1

deny contains {"msg": "the default service account gets the role, expected an account of its own", "at": ["subjects", i, "name"]} if {
	some i, subject in input.subjects
	subject.kind == "ServiceAccount"
	subject.name == "default"
}
