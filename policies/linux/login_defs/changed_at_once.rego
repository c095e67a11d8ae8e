# METADATA
# title: Password minimum age
# description: Who may change a password again at once comes back to the old one, whatever is remembered.
# related_resources:
# - https://man7.org/linux/man-pages/man5/login.defs.5.html
# custom:
#   id: HOST-PAM-022
#   severity: low
#   applies_to: [linux.login_defs]
#   remediation: Set `PASS_MIN_DAYS 1` in /etc/login.defs, and `chage -m 1` for accounts that exist.
#   equivalents:
#     complianceascode: [accounts_minimum_age_login_defs]
#   parameters:
#     min_days:
#       description: days until a password may be changed again
#       default: 1
#       stricter: higher
package policies.linux.login_defs.changed_at_once

import rego.v1

deny contains {"msg": msg, "at": ["pass_min_days"]} if {
	input.pass_min_days < data.params.min_days
	msg := sprintf("PASS_MIN_DAYS is %v, expected %v or more", [input.pass_min_days, data.params.min_days])
}
