# METADATA
# title: System accounts cannot log in
# description: An account of a program that can log in is a way in that no person answers for.
# related_resources:
# - https://man7.org/linux/man-pages/man5/passwd.5.html
# custom:
#   id: HOST-PAM-012
#   severity: medium
#   applies_to: [linux.accounts]
#   remediation: Set the shell to /usr/sbin/nologin (`usermod -s`) and lock the password (`passwd -l`).
#   parameters:
#     first_uid:
#       description: The first number of people's accounts (UID_MIN of login.defs).
#       default: 1000
#       stricter: higher
#   equivalents:
#     complianceascode: [no_shelllogin_for_systemaccounts]
package policies.linux.accounts.system_account_logins

import rego.v1

is_system(user) if {
	user.uid < data.params.first_uid
	not user.name in {"root", "sync", "shutdown", "halt"}
}

deny contains {"msg": msg, "at": ["users", i, "shell"]} if {
	some i, user in input.users
	is_system(user)
	not regex.match(`/(nologin|false)$`, user.shell)
	msg := sprintf("%v starts %v, expected nologin", [user.name, user.shell])
}

deny contains {"msg": msg, "at": ["users", i, "password"]} if {
	some i, user in input.users
	is_system(user)
	user.password != "locked"
	msg := sprintf("the password of %v is %v, expected a locked account", [user.name, user.password])
}
