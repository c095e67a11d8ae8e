# METADATA
# title: No empty passwords
# description: An account without a password is open to everyone who knows its name.
# related_resources:
# - https://man7.org/linux/man-pages/man5/shadow.5.html
# custom:
#   id: HOST-PAM-008
#   severity: critical
#   applies_to: [linux.accounts]
#   remediation: Lock the account (`passwd -l NAME`) or set a password.
#   equivalents:
#     complianceascode: [no_empty_passwords_etc_shadow]
package policies.linux.accounts.empty_passwords

import rego.v1

deny contains {"msg": msg, "at": ["users", i, "password"]} if {
	some i, user in input.users
	user.password == "empty"
	msg := sprintf("%v has no password, expected one or a locked account", [user.name])
}
