# METADATA
# title: Proxy of nodes limited
# description: The proxy of a node leads to its kubelet, which runs commands in every pod of the node without an audit record.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: K8S-RBAC-009
#   severity: medium
#   applies_to: [k8s.rbac.role]
#   remediation: Remove nodes/proxy.
package policies.kubernetes.rbac.node_proxy

import rego.v1

applies if not input.built_in

deny contains {"msg": msg, "at": ["rules", i, "resources", j]} if {
	some i, rule in input.rules
	some j, resource in rule.resources
	resource in {"nodes/proxy", "nodes/*", "*/proxy", "*"}
	some group in rule.api_groups
	group in {"", "*"}
	msg := sprintf("the role reaches kubelets through %s, expected it for the cluster's own roles only", [resource])
}
