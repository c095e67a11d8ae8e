# METADATA
# title: Lifecycle deletes by schedule
# description: Personal data that nothing deletes is kept longer than its purpose lasts.
# related_resources:
# - https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview
# custom:
#   id: AZU-STG-010
#   severity: medium
#   applies_to: [azure.storage.lifecycle]
#   remediation: Add azurerm_storage_management_policy with an enabled rule that deletes base blobs.
#   parameters:
#     tag_values:
#       description: Values of tags or labels (without case) that say what is held must be deleted by schedule.
#       default: [personal, pii, phi, chd, pan]
package policies.azure.storage.kept_for_ever

import rego.v1

applies if {
	some value in input.tags
	is_string(value)
	lower(value) in data.params.tag_values
}

deny contains {"msg": "no enabled rule deletes blobs, expected one that ends their time", "at": ["rules"]} if {
	count([rule | some rule in input.rules; rule.enabled; rule.deletes]) == 0
}
