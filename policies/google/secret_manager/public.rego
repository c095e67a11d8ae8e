# METADATA
# title: Secrets not public
# description: A password that everyone may read protects nothing.
# related_resources:
# - https://cloud.google.com/secret-manager/docs/access-control
# custom:
#   id: GCP-SM-002
#   severity: critical
#   applies_to: [google.secret_manager.access]
#   remediation: Remove allUsers and allAuthenticatedUsers.
package policies.google.secret_manager.public

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
