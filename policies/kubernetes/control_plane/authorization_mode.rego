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
#     checkov: [CKV_K8S_74, CKV_K8S_77]
#     trivy: [AVD-KCV-0007, AVD-KCV-0009]
#     kics: [k8s/authorization_mode_set_to_always_allow, k8s/authorization_mode_rbac_not_set]
#     prowler: [apiserver_auth_mode_include_rbac, apiserver_auth_mode_not_always_allow]
package policies.kubernetes.control_plane.authorization_mode

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "authorization-mode")} if {
	not "RBAC" in flags.items(input.arguments, "authorization-mode")
	msg := sprintf("--authorization-mode is %v, expected it to have RBAC", [flags.shown(input.arguments, "authorization-mode")])
}

deny contains {"msg": "--authorization-mode has AlwaysAllow, expected it gone", "at": flags.place(input.arguments, "authorization-mode")} if {
	"AlwaysAllow" in flags.items(input.arguments, "authorization-mode")
}

# A configuration file says the modes instead.
applies if count(flags.values(input.arguments, "authorization-config")) == 0
