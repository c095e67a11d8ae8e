# METADATA
# title: Cron files protected
# description: Cron runs what stands in its files as root, so that who can write them is root, and who can read them knows what runs when.
# related_resources:
# - https://man7.org/linux/man-pages/man7/inode.7.html
# custom:
#   id: HOST-CRON-001
#   severity: medium
#   applies_to: [linux.file]
#   remediation: Set 0600 for files and 0700 for directories of cron, owner root.
#   equivalents:
#     complianceascode: [file_permissions_crontab, file_permissions_cron_d, file_owner_crontab]
package policies.linux.files.cron_open

import rego.v1

applies if input.role == "cron"

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
