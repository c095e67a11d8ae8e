# METADATA
# title: Unique users and groups
# description: "Two accounts with one number are one account to the system: what one did, the other may have done."
# related_resources:
# - https://man7.org/linux/man-pages/man5/passwd.5.html
# custom:
#   id: HOST-PAM-011
#   severity: medium
#   applies_to: [linux.accounts]
#   remediation: Give each user and group a name and a number of its own.
package policies.linux.accounts.shared_numbers

import rego.v1

deny contains {"msg": msg, "at": ["users", i, "uid"]} if {
	some i, user in input.users
	some j, other in input.users
	j < i
	other.uid == user.uid
	msg := sprintf("%v has the UID %v of %v, expected one of its own", [user.name, user.uid, other.name])
}

deny contains {"msg": msg, "at": ["users", i, "name"]} if {
	some i, user in input.users
	some j, other in input.users
	j < i
	other.name == user.name
	msg := sprintf("the name %v is given twice, expected once", [user.name])
}

deny contains {"msg": msg, "at": ["groups", i, "gid"]} if {
	some i, group in input.groups
	some j, other in input.groups
	j < i
	other.gid == group.gid
	msg := sprintf("the group %v has the GID %v of %v, expected one of its own", [group.name, group.gid, other.name])
}

deny contains {"msg": msg, "at": ["groups", i, "name"]} if {
	some i, group in input.groups
	some j, other in input.groups
	j < i
	other.name == group.name
	msg := sprintf("the group name %v is given twice, expected once", [group.name])
}
