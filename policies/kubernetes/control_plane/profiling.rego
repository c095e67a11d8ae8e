# METADATA
# title: Profiling off
# description: Profiling shows the inside of a component to whoever reaches it and costs it time.
# related_resources:
# - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: K8S-API-015
#   severity: low
#   applies_to: [k8s.control_plane.api_server, k8s.control_plane.controller_manager, k8s.control_plane.scheduler]
#   remediation: Set --profiling=false.
#   equivalents:
#     checkov: [CKV_K8S_90, CKV_K8S_107, CKV_K8S_114]
#     trivy: [AVD-KCV-0018, AVD-KCV-0034, AVD-KCV-0040]
#     kics: [k8s/profiling_not_set_to_false]
package policies.kubernetes.control_plane.profiling

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "profiling")} if {
	flags.values(input.arguments, "profiling") != {"false"}
	msg := sprintf("--profiling is %v, expected false", [flags.shown(input.arguments, "profiling")])
}
