# METADATA
# title: Cron and at limited to allow lists
# description: A list of those who may not use cron lets in everybody who is not on it, new accounts included.
# related_resources:
# - https://man7.org/linux/man-pages/man7/inode.7.html
# custom:
#   id: HOST-CRON-002
#   severity: medium
#   applies_to: [linux.file]
#   remediation: Create /etc/cron.allow and /etc/at.allow with 0640 and owner root, and remove the deny files.
#   equivalents:
#     complianceascode: [file_permissions_cron_allow, file_cron_deny_not_exist, file_at_deny_not_exist]
package policies.linux.files.cron_for_everybody

import rego.v1

applies if input.role in {"cron_allow", "cron_deny"}

deny contains {"msg": msg, "at": ["path"]} if {
	input.role == "cron_deny"
	msg := sprintf("%s is there, expected a list of those who may in its place", [input.path])
}

deny contains {"msg": msg, "at": ["owner"]} if {
	input.role == "cron_allow"
	input.owner != "root"
	msg := sprintf("%s belongs to %s, expected root", [input.path, input.owner])
}

deny contains {"msg": msg, "at": ["group_may"]} if {
	input.role == "cron_allow"
	contains(input.group_may, "w")
	msg := sprintf("%s has the permissions %s, which let its group write, expected 0640 or stricter", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["others_may"]} if {
	input.role == "cron_allow"
	input.others_may != ""
	msg := sprintf("%s has the permissions %s, which leave everybody some access, expected 0640 or stricter", [input.path, input.mode])
}
