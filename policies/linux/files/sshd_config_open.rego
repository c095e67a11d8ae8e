# METADATA
# title: sshd_config protected
# description: Who can write the settings of the SSH server lets himself in.
# related_resources:
# - https://man7.org/linux/man-pages/man7/inode.7.html
# custom:
#   id: HOST-SSH-020
#   severity: medium
#   applies_to: [linux.file]
#   remediation: Set 0600 and owner root for /etc/ssh/sshd_config and the files of sshd_config.d.
#   equivalents:
#     complianceascode: [file_permissions_sshd_config, file_permissions_sshd_drop_in_config]
package policies.linux.files.sshd_config_open

import rego.v1

applies if input.role == "sshd"

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
