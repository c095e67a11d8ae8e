# METADATA
# title: Password maximum age
# description: A password that was lost unnoticed stays valid as long as nobody changes it.
# related_resources:
# - https://man7.org/linux/man-pages/man5/login.defs.5.html
# custom:
#   id: HOST-PAM-005
#   severity: medium
#   applies_to: [linux.login_defs]
#   remediation: Set `PASS_MAX_DAYS 90` in /etc/login.defs, and `chage -M 90` for accounts that exist.
#   equivalents:
#     complianceascode: [accounts_maximum_age_login_defs, accounts_password_set_max_life_existing]
#   parameters:
#     max_days:
#       description: days a password may be used
#       default: 90
#       stricter: lower
package policies.linux.login_defs.passwords_never_expire

import rego.v1

deny contains {"msg": msg, "at": ["pass_max_days"]} if {
	input.pass_max_days < 1
	msg := sprintf("PASS_MAX_DAYS is %v, which never ends, expected 1 to %v", [input.pass_max_days, data.params.max_days])
}

deny contains {"msg": msg, "at": ["pass_max_days"]} if {
	input.pass_max_days > data.params.max_days
	msg := sprintf("PASS_MAX_DAYS is %v, expected 1 to %v", [input.pass_max_days, data.params.max_days])
}
