# METADATA
# title: API audit log size sufficient
# description: A log that is rotated at a small size loses its oldest records when the cluster is busy.
# related_resources:
# - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: K8S-API-010
#   severity: low
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --audit-log-maxsize to 100 or more.
#   equivalents:
#     checkov: [CKV_K8S_94]
#     trivy: [AVD-KCV-0022]
#     kics: [k8s/audit_log_maxsize_not_properly_set]
#   parameters:
#     min_megabytes:
#       description: The smallest size in megabytes at which the log is rotated.
#       default: 100
#       stricter: higher
package policies.kubernetes.control_plane.audit_log_size

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "audit-log-maxsize")} if {
	count({value | some value in flags.values(input.arguments, "audit-log-maxsize"); regex.match(`^[0-9]+$`, value); to_number(value) >= data.params.min_megabytes}) == 0
	msg := sprintf("--audit-log-maxsize is %v, expected at least %v", [flags.shown(input.arguments, "audit-log-maxsize"), data.params.min_megabytes])
}
