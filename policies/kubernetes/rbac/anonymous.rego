# METADATA
# title: No anonymous or all-users bindings
# description: A role bound to anonymous users is open to whoever reaches the API server.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: K8S-RBAC-006
#   severity: critical
#   applies_to: [k8s.rbac.binding]
#   remediation: Remove the subject from the binding.
#   equivalents:
#     trivy: [AVD-KSV-0122]
package policies.kubernetes.rbac.anonymous

import rego.v1

deny contains {"msg": msg, "at": ["subjects", i, "name"]} if {
	some i, subject in input.subjects
	subject.name in {"system:anonymous", "system:unauthenticated"}
	not input.role in {"system:public-info-viewer"}
	msg := sprintf("%s %s has role %s, expected no anonymous subject", [subject.kind, subject.name, input.role])
}

deny contains {"msg": msg, "at": ["subjects", i, "name"]} if {
	some i, subject in input.subjects
	who := everyone[subject.name]
	input.role in {"cluster-admin", "admin", "edit"}
	msg := sprintf("every %s has role %s, expected named subjects", [who, input.role])
}

everyone := {"system:authenticated": "user", "system:serviceaccounts": "service account"}
