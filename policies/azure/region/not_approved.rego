# METADATA
# title: Resources in approved locations
# description: Personal data in a region outside of those that were approved may be a transfer to a third country.
# related_resources:
# - https://eur-lex.europa.eu/eli/reg/2016/679/oj
# custom:
#   id: AZU-REG-001
#   severity: high
#   applies_to: [azure.region.store]
#   remediation: Move it to an approved region, or add the region to the parameter when a transfer is covered.
#   parameters:
#     locations:
#       description: The regions that personal data may be in; ours are those of the European Economic Area.
#       default: [westeurope, northeurope, austriaeast, belgiumcentral, denmarkeast, francecentral, francesouth, germanynorth, germanywestcentral, italynorth, norwayeast, norwaywest, polandcentral, spaincentral, swedencentral, swedensouth]
#     tag_values:
#       description: Values of tags or labels (without case) that say what is held must stay where it may be.
#       default: [personal, pii, phi]
package policies.azure.region.not_approved

import rego.v1

applies if {
	some value in input.tags
	is_string(value)
	lower(value) in data.params.tag_values
}

deny contains {"msg": msg, "at": ["locations", i]} if {
	some i
	location := input.locations[i]
	not lower(replace(location, " ", "")) in data.params.locations
	msg := sprintf("%v holds personal data, expected an approved region", [location])
}
