# METADATA
# title: Pod security admission enforced
# description: Without an enforced level the namespace takes privileged pods.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-admission/
# custom:
#   id: K8S-ADM-001
#   severity: medium
#   applies_to: [k8s.namespace]
#   remediation: Set the label pod-security.kubernetes.io/enforce to baseline or restricted.
package policies.kubernetes.cluster.pod_security

import rego.v1

deny contains {"msg": msg, "at": ["pod_security"]} if {
	not input.pod_security in {"baseline", "restricted"}
	msg := sprintf("the enforced pod security level is %s, expected baseline or restricted", [shown(input.pod_security)])
}

shown(null) := "not set"

shown(level) := level if level != null
