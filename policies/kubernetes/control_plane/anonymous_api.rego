# METADATA
# title: Anonymous API access off
# description: Requests that name nobody are served unless anonymous requests are refused.
# related_resources:
# - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: K8S-API-003
#   severity: critical
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --anonymous-auth=false.
#   equivalents:
#     checkov: [CKV_K8S_68]
#     trivy: [AVD-KCV-0001]
#     kics: [k8s/anonymous_auth_is_not_set_to_false]
#     prowler: [apiserver_anonymous_requests]
package policies.kubernetes.control_plane.anonymous_api

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "anonymous-auth")} if {
	flags.values(input.arguments, "anonymous-auth") != {"false"}
	msg := sprintf("--anonymous-auth is %v, expected false", [flags.shown(input.arguments, "anonymous-auth")])
}
