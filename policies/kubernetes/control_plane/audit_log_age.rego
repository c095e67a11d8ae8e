# METADATA
# title: API audit log kept
# description: Audit records that are thrown away early are not there when an incident is found.
# related_resources:
# - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: K8S-API-002
#   severity: medium
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --audit-log-maxage to 30 or more and forward the log.
#   equivalents:
#     checkov: [CKV_K8S_92]
#     trivy: [AVD-KCV-0020]
#     kics: [k8s/audit_log_maxage_not_properly_set]
#     prowler: [apiserver_audit_log_maxage_set]
#   parameters:
#     min_days:
#       description: The fewest days that audit records are kept.
#       default: 30
#       stricter: higher
package policies.kubernetes.control_plane.audit_log_age

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "audit-log-maxage")} if {
	count({value | some value in flags.values(input.arguments, "audit-log-maxage"); regex.match(`^[0-9]+$`, value); to_number(value) >= data.params.min_days}) == 0
	msg := sprintf("--audit-log-maxage is %v, expected at least %v", [flags.shown(input.arguments, "audit-log-maxage"), data.params.min_days])
}
