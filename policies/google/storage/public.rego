# METADATA
# title: Cloud Storage not public
# description: Anyone on the internet can read what the bucket holds.
# related_resources:
# - https://cloud.google.com/storage/docs/access-control/making-data-public
# custom:
#   id: GCP-STG-001
#   severity: critical
#   applies_to: [google.storage.access]
#   remediation: Remove allUsers and allAuthenticatedUsers, and name who needs the data.
#   equivalents:
#     checkov: [CKV_GCP_28]
#     trivy: [AVD-GCP-0001]
#     kics: [terraform/gcp/cloud_storage_anonymous_or_publicly_accessible]
#     prowler: [cloudstorage_bucket_public_access]
package policies.google.storage.public

import data.policies.google.members
import rego.v1

deny contains {"msg": msg, "at": ["members", i]} if {
	input.prevention != "enforced"
	some i
	member := input.members[i]

	# an entry of an ACL has a role before its entity: `READER:allUsers`
	parts := split(member, ":")
	members.is_everyone(parts[count(parts) - 1])
	msg := sprintf("%v is let in, expected named members", [member])
}

deny contains {"msg": msg, "at": ["policy", "bindings", i, "members", j]} if {
	input.prevention != "enforced"
	some i, binding in input.policy.bindings
	some j
	member := binding.members[j]
	members.is_everyone(member)
	msg := sprintf("%v is let in, expected named members", [member])
}
