# METADATA
# title: Resources in approved locations
# description: Personal data in a region outside of those that were approved may be a transfer to a third country.
# related_resources:
# - https://eur-lex.europa.eu/eli/reg/2016/679/oj
# custom:
#   id: GCP-REG-001
#   severity: high
#   applies_to: [google.region.store]
#   remediation: Move it to an approved region, or add the region to the parameter when a transfer is covered.
#   parameters:
#     locations:
#       description: The regions that personal data may be in; ours are those of the European Economic Area.
#       default: [eu, eur4, europe-central2, europe-north1, europe-north2, europe-southwest1, europe-west1, europe-west3, europe-west4, europe-west8, europe-west9, europe-west10, europe-west12]
#     tag_values:
#       description: Values of tags or labels (without case) that say what is held must stay where it may be.
#       default: [personal, pii, phi]
package policies.google.region.not_approved

import rego.v1

applies if {
	some value in input.tags
	is_string(value)
	lower(value) in data.params.tag_values
}

# A zone is its region and a letter.
region := regex.replace(lower(input.location), `-[a-z]$`, "")

deny contains {"msg": msg, "at": ["location"]} if {
	not region in data.params.locations
	msg := sprintf("%v holds personal data, expected an approved region", [input.location])
}
