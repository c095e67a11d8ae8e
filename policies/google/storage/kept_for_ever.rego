# METADATA
# title: Lifecycle deletes by schedule
# description: Personal data that nothing deletes is kept longer than its purpose lasts.
# related_resources:
# - https://cloud.google.com/storage/docs/lifecycle
# custom:
#   id: GCP-STG-007
#   severity: medium
#   applies_to: [google.storage.lifecycle]
#   remediation: Add a lifecycle_rule with the action Delete.
#   parameters:
#     tag_values:
#       description: Values of tags or labels (without case) that say what is held must be deleted by schedule.
#       default: [personal, pii, phi, chd, pan]
#   equivalents:
#     prowler: [cloudstorage_bucket_lifecycle_management_enabled]
package policies.google.storage.kept_for_ever

import rego.v1

applies if {
	some value in input.tags
	is_string(value)
	lower(value) in data.params.tag_values
}

deny contains {"msg": "no rule deletes objects, expected one that ends their time", "at": ["actions"]} if not "Delete" in input.actions
