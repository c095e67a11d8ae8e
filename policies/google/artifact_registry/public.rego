# METADATA
# title: Artifact Registry not public
# description: Images and packages hold the code and often its passwords; who may write them runs code in your systems.
# related_resources:
# - https://cloud.google.com/artifact-registry/docs/access-control
# custom:
#   id: GCP-AR-002
#   severity: high
#   applies_to: [google.artifact_registry.access]
#   remediation: Remove allUsers and allAuthenticatedUsers.
#   equivalents:
#     checkov: [CKV_GCP_101]
package policies.google.artifact_registry.public

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
