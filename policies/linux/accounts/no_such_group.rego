# METADATA
# title: Main groups exist
# description: A group that is made later with the number gives its files to the account, which nobody meant.
# related_resources:
# - https://man7.org/linux/man-pages/man5/passwd.5.html
# custom:
#   id: HOST-PAM-020
#   severity: low
#   applies_to: [linux.accounts]
#   remediation: Make the group (`groupadd -g`), or give the account another (`usermod -g`).
#   equivalents:
#     complianceascode: [gid_passwd_group_same]
package policies.linux.accounts.no_such_group

import rego.v1

known := {group.gid | some group in input.groups}

deny contains {"msg": msg, "at": ["users", i, "gid"]} if {
	some i, user in input.users
	not user.gid in known
	msg := sprintf("%v has the group %v, which does not exist", [user.name, user.gid])
}
