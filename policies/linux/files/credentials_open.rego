# METADATA
# title: Credential files protected
# description: Who can read the file of hashes tries passwords at leisure; who can write it, or the list of accounts, makes himself root.
# related_resources:
# - https://man7.org/linux/man-pages/man7/inode.7.html
# custom:
#   id: HOST-PAM-014
#   severity: high
#   applies_to: [linux.file]
#   remediation: Set 0644 for /etc/passwd and /etc/group and 0640 or 0600 for /etc/shadow and /etc/gshadow, owner root.
#   equivalents:
#     complianceascode: [file_permissions_etc_shadow, file_permissions_etc_gshadow, file_permissions_etc_passwd, file_permissions_etc_group, file_owner_etc_shadow]
package policies.linux.files.credentials_open

import rego.v1

applies if input.role in {"accounts", "passwords"}

deny contains {"msg": msg, "at": ["owner"]} if {
	input.owner != "root"
	msg := sprintf("%s belongs to %s, expected root", [input.path, input.owner])
}

deny contains {"msg": msg, "at": ["group_may"]} if {
	contains(input.group_may, "w")
	msg := sprintf("%s has the permissions %s, which let its group write, expected otherwise", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["others_may"]} if {
	contains(input.others_may, "w")
	msg := sprintf("%s has the permissions %s, which let everybody write, expected otherwise", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["others_may"]} if {
	input.role == "passwords"
	input.others_may != ""
	msg := sprintf("%s has the permissions %s, which let everybody read hashes, expected 0640 or stricter", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["group"]} if {
	input.role == "passwords"
	input.group_may != ""
	not input.group in {"root", "shadow"}
	msg := sprintf("%s can be read by the group %s, expected root or shadow", [input.path, input.group])
}
