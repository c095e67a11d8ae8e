# METADATA
# title: RBAC authorization on
# description: Without RBAC every request that is let in may do everything.
# related_resources:
# - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: K8S-API-004
#   severity: critical
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --authorization-mode=Node,RBAC.
#   equivalents:
#     checkov: [CKV_K8S_74, CKV_K8S_75, CKV_K8S_77]
#     trivy: [AVD-KCV-0007, AVD-KCV-0008, AVD-KCV-0009]
#     kics: [k8s/authorization_mode_set_to_always_allow, k8s/authorization_mode_node_not_set, k8s/authorization_mode_rbac_not_set]
#     prowler: [apiserver_auth_mode_include_rbac, apiserver_auth_mode_not_always_allow]
package policies.kubernetes.control_plane.authorization_mode

import rego.v1
import data.policies.kubernetes.flags

deny contains {"msg": msg, "at": flags.place(input.arguments, "authorization-mode")} if {
	modes := flags.items(input.arguments, "authorization-mode")
	some mode in {"Node", "RBAC"} - modes
	msg := sprintf("--authorization-mode is %v, expected it to have %s", [flags.shown(input.arguments, "authorization-mode"), mode])
}

deny contains {"msg": "--authorization-mode has AlwaysAllow, expected Node,RBAC", "at": flags.place(input.arguments, "authorization-mode")} if {
	"AlwaysAllow" in flags.items(input.arguments, "authorization-mode")
}

applies if count(flags.values(input.arguments, "authorization-config")) == 0
