# METADATA
# title: Only root has UID 0
# description: Another account with the number of root is root under another name, and the records cannot tell the two apart.
# related_resources:
# - https://man7.org/linux/man-pages/man5/passwd.5.html
# custom:
#   id: HOST-PAM-010
#   severity: critical
#   applies_to: [linux.accounts]
#   remediation: Give the account a number of its own, and rights by sudo.
#   equivalents:
#     complianceascode: [accounts_no_uid_except_zero]
package policies.linux.accounts.second_root

import rego.v1

deny contains {"msg": msg, "at": ["users", i, "uid"]} if {
	some i, user in input.users
	user.uid == 0
	user.name != "root"
	msg := sprintf("%v has UID 0, expected root alone", [user.name])
}

deny contains {"msg": msg, "at": ["users", i, "uid"]} if {
	some i, user in input.users
	user.name == "root"
	user.uid != 0
	msg := sprintf("root has UID %v, expected 0", [user.uid])
}
