# METADATA
# title: No static token file
# description: Tokens in a file are kept in clear, never expire and cannot be withdrawn without a restart.
# related_resources:
# - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: K8S-API-014
#   severity: high
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Remove --token-auth-file.
#   equivalents:
#     checkov: [CKV_K8S_70]
#     trivy: [AVD-KCV-0002]
#     kics: [k8s/token_auth_file_is_set]
package policies.kubernetes.control_plane.token_file

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": "--token-auth-file is set, expected no static tokens", "at": flags.place(input.arguments, "token-auth-file")} if {
	count(flags.values(input.arguments, "token-auth-file")) > 0
}
