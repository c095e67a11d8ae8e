# METADATA
# title: Functions and Cloud Run not public
# description: Anyone on the internet can call the service and whatever it does not check itself.
# related_resources:
# - https://cloud.google.com/run/docs/authenticating/overview
# custom:
#   id: GCP-RUN-001
#   severity: high
#   applies_to: [google.run.access]
#   remediation: Remove allUsers and allAuthenticatedUsers, and name who calls the service.
#   equivalents:
#     checkov: [CKV_GCP_102, CKV_GCP_107]
#     kics: [terraform/gcp/cloud_run_service_is_public]
#     prowler: [cloudfunction_function_not_publicly_accessible]
package policies.google.run.public

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
