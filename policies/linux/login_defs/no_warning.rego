# METADATA
# title: Warning before a password ends
# description: Who is not warned is locked out, and is helped in a hurry by somebody who does not ask who calls.
# related_resources:
# - https://man7.org/linux/man-pages/man5/login.defs.5.html
# custom:
#   id: HOST-PAM-023
#   severity: low
#   applies_to: [linux.login_defs]
#   remediation: Set `PASS_WARN_AGE 7` in /etc/login.defs, and `chage -W 7` for accounts that exist.
#   equivalents:
#     complianceascode: [accounts_password_warn_age_login_defs]
#   parameters:
#     min_days:
#       description: days of warning
#       default: 7
#       stricter: higher
package policies.linux.login_defs.no_warning

import rego.v1

deny contains {"msg": msg, "at": ["pass_warn_age"]} if {
	input.pass_warn_age < data.params.min_days
	msg := sprintf("PASS_WARN_AGE is %v, expected %v or more", [input.pass_warn_age, data.params.min_days])
}
