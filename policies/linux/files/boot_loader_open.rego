# METADATA
# title: Boot loader configuration protected
# description: Who can write what is booted is above every other protection; who can read it finds the hash of its password.
# related_resources:
# - https://man7.org/linux/man-pages/man7/inode.7.html
# custom:
#   id: HOST-KRN-016
#   severity: medium
#   applies_to: [linux.file]
#   remediation: Set 0600 and owner root for grub.cfg and user.cfg.
#   equivalents:
#     complianceascode: [file_permissions_grub2_cfg, file_owner_grub2_cfg]
package policies.linux.files.boot_loader_open

import rego.v1

applies if input.role == "boot"

deny contains {"msg": msg, "at": ["owner"]} if {
	input.owner != "root"
	msg := sprintf("%s belongs to %s, expected root", [input.path, input.owner])
}

deny contains {"msg": msg, "at": ["others_may"]} if {
	input.others_may != ""
	msg := sprintf("%s has the permissions %s, which leave everybody some access, expected none", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["group_may"]} if {
	input.group_may != ""
	msg := sprintf("%s has the permissions %s, which leave its group some access, expected none", [input.path, input.mode])
}
