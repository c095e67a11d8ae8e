# METADATA
# title: Pub/Sub not public
# description: Messages carry the data of orders, patients and payments; who may read a topic reads them as they pass.
# related_resources:
# - https://cloud.google.com/pubsub/docs/access-control
# custom:
#   id: GCP-PUB-001
#   severity: high
#   applies_to: [google.pubsub.access]
#   remediation: Remove allUsers and allAuthenticatedUsers.
#   equivalents:
#     checkov: [CKV_GCP_99]
package policies.google.pubsub.public

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
