# METADATA
# title: Log retention one year
# description: "Most breaches are found after months: records of a few weeks do not show how they began."
# related_resources:
# - https://cloud.google.com/logging/docs/buckets
# custom:
#   id: GCP-LOG-004
#   severity: medium
#   applies_to: [google.logging.bucket]
#   remediation: Set retention_days to 365 or more.
#   parameters:
#     min_days:
#       description: For how many days records have to be kept.
#       default: 365
#       stricter: higher
package policies.google.logging.short_retention

import rego.v1

deny contains {"msg": msg, "at": ["kept_for_days"]} if {
	input.kept_for_days < data.params.min_days
	msg := sprintf("records are kept for %v days, expected %v or more", [input.kept_for_days, data.params.min_days])
}
