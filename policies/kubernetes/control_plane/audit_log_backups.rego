# METADATA
# title: API audit log files kept
# description: A log that is rotated into few files loses its oldest records when the cluster is busy.
# related_resources:
# - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: K8S-API-009
#   severity: low
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --audit-log-maxbackup to 10 or more.
#   equivalents:
#     checkov: [CKV_K8S_93]
#     trivy: [AVD-KCV-0021]
#     kics: [k8s/audit_log_maxbackup_not_properly_set]
#   parameters:
#     min_files:
#       description: The fewest old log files that are kept.
#       default: 10
#       stricter: higher
package policies.kubernetes.control_plane.audit_log_backups

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "audit-log-maxbackup")} if {
	count({value | some value in flags.values(input.arguments, "audit-log-maxbackup"); regex.match(`^[0-9]+$`, value); to_number(value) >= data.params.min_files}) == 0
	msg := sprintf("--audit-log-maxbackup is %v, expected at least %v", [flags.shown(input.arguments, "audit-log-maxbackup"), data.params.min_files])
}
