# METADATA
# title: API audit policy set
# description: Without a policy the API server writes no audit record, whatever the log is.
# related_resources:
# - https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
# custom:
#   id: K8S-API-016
#   severity: high
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --audit-policy-file.
package policies.kubernetes.control_plane.no_audit_policy

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": ["arguments"]} if {
	some name in ["audit-policy-file"]
	count(flags.values(input.arguments, name)) == 0
	msg := sprintf("--%s is not set, expected a file", [name])
}
