# METADATA
# title: KMS keys not public
# description: A key that everyone may use protects nothing.
# related_resources:
# - https://cloud.google.com/kms/docs/iam
# custom:
#   id: GCP-KMS-002
#   severity: critical
#   applies_to: [google.kms.access]
#   remediation: Remove allUsers and allAuthenticatedUsers.
#   equivalents:
#     checkov: [CKV_GCP_112]
package policies.google.kms.public

import data.policies.google.members
import rego.v1

deny contains {"msg": msg, "at": ["members", i]} if {
	some i
	member := input.members[i]
	members.is_everyone(member)
	msg := sprintf("%v is let in, expected named members", [member])
}

deny contains {"msg": msg, "at": ["policy", "bindings", i, "members", j]} if {
	some i, binding in input.policy.bindings
	some j
	member := binding.members[j]
	members.is_everyone(member)
	msg := sprintf("%v is let in, expected named members", [member])
}
