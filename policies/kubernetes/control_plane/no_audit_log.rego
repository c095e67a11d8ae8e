# METADATA
# title: API audit log written
# description: Without an audit log nobody can tell who did what in the cluster.
# related_resources:
# - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: K8S-API-001
#   severity: high
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --audit-log-path.
#   equivalents:
#     checkov: [CKV_K8S_91]
#     trivy: [AVD-KCV-0019]
#     kics: [k8s/audit_log_path_not_set]
#     prowler: [apiserver_audit_log_path_set]
package policies.kubernetes.control_plane.no_audit_log

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": ["arguments"]} if {
	some name in ["audit-log-path"]
	count(flags.values(input.arguments, name)) == 0
	msg := sprintf("--%s is not set, expected a file", [name])
}
