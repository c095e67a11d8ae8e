# METADATA
# title: Journal kept for 90 days
# description: Attacks are often noticed after months; records that were thrown away by then cannot tell what happened.
# related_resources:
# - https://www.freedesktop.org/software/systemd/man/latest/journald.conf.html
# - https://www.freedesktop.org/software/systemd/man/latest/systemd.time.html
# custom:
#   id: HOST-LOG-005
#   severity: medium
#   applies_to: [linux.journald]
#   remediation: Remove `MaxRetentionSec`, or set it to at least 90 days, in journald.conf.
#   parameters:
#     min_days:
#       description: days that records are kept
#       default: 90
#       stricter: higher
package policies.linux.systemd.journal_too_short

import rego.v1

days := input.max_retention / 86400

deny contains {"msg": msg, "at": ["max_retention"]} if {
	input.max_retention > 0
	days < data.params.min_days
	msg := sprintf("records are thrown away after %v days, expected %v or more", [floor(days), data.params.min_days])
}
