# METADATA
# title: sudoers protected
# description: Whoever writes to it is root, and whoever reads it knows whose password is worth most.
# related_resources:
# - https://man7.org/linux/man-pages/man7/inode.7.html
# - https://www.sudo.ws/docs/man/sudoers.man/
# custom:
#   id: HOST-SUDO-006
#   severity: high
#   applies_to: [linux.file]
#   remediation: Set 0440 for files and 0750 for the directory, owner and group root.
#   equivalents:
#     complianceascode: [file_permissions_etc_sudoers, file_owner_etc_sudoers, file_groupowner_etc_sudoers]
package policies.linux.files.sudoers_open

import rego.v1

applies if input.role == "sudo"

deny contains {"msg": msg, "at": ["owner"]} if {
	input.owner != "root"
	msg := sprintf("%s belongs to %s, expected root", [input.path, input.owner])
}

deny contains {"msg": msg, "at": ["group"]} if {
	input.group != "root"
	msg := sprintf("the group of %s is %s, expected root", [input.path, input.group])
}

# the directory may be listed by everybody, as distributions have it
may_be_listed if {
	input.type == "dir"
	input.others_may in {"rx", "x"}
}

deny contains {"msg": msg, "at": ["others_may"]} if {
	input.others_may != ""
	not may_be_listed
	msg := sprintf("%s has the permissions %s, which leave everybody some access, expected none", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["group_may"]} if {
	contains(input.group_may, "w")
	msg := sprintf("%s has the permissions %s, which let its group write, expected none to", [input.path, input.mode])
}
