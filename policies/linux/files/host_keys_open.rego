# METADATA
# title: SSH private host keys protected
# description: Who has the private key of a host can pretend to be it.
# related_resources:
# - https://man7.org/linux/man-pages/man7/inode.7.html
# custom:
#   id: HOST-SSH-019
#   severity: high
#   applies_to: [linux.file]
#   remediation: Set 0600 and owner root for /etc/ssh/ssh_host_*_key.
#   equivalents:
#     complianceascode: [file_permissions_sshd_private_key]
package policies.linux.files.host_keys_open

import rego.v1

applies if input.role == "host_key"

deny contains {"msg": msg, "at": ["owner"]} if {
	input.owner != "root"
	msg := sprintf("%s belongs to %s, expected root", [input.path, input.owner])
}

deny contains {"msg": msg, "at": ["others_may"]} if {
	input.others_may != ""
	msg := sprintf("%s has the permissions %s, which leave everybody some access, expected none", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["group_may"]} if {
	contains(input.group_may, "w")
	msg := sprintf("%s has the permissions %s, which let its group write, expected otherwise", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["group"]} if {
	contains(input.group_may, "r")
	not input.group in {"root", "ssh_keys"}
	msg := sprintf("%s can be read by the group %s, expected root or ssh_keys", [input.path, input.group])
}
