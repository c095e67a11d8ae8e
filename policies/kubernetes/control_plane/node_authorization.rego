# METADATA
# title: Node authorization on
# description: Without the Node mode a kubelet may read objects of pods that are not its own.
# related_resources:
# - https://kubernetes.io/docs/reference/access-authn-authz/node/
# custom:
#   id: K8S-API-017
#   severity: high
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --authorization-mode=Node,RBAC.
#   equivalents:
#     checkov: [CKV_K8S_75]
#     trivy: [AVD-KCV-0008]
#     kics: [k8s/authorization_mode_node_not_set]
package policies.kubernetes.control_plane.node_authorization

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "authorization-mode")} if {
	not "Node" in flags.items(input.arguments, "authorization-mode")
	msg := sprintf("--authorization-mode is %v, expected it to have Node", [flags.shown(input.arguments, "authorization-mode")])
}

# A configuration file says the modes instead.
applies if count(flags.values(input.arguments, "authorization-config")) == 0
