# METADATA
# title: Only one group has number 0
# description: Whoever is in a second group with number 0 has the rights of the group of root under another name.
# related_resources:
# - https://man7.org/linux/man-pages/man5/group.5.html
# custom:
#   id: HOST-PAM-021
#   severity: medium
#   applies_to: [linux.accounts]
#   remediation: Give the group a number of its own (`groupmod -g`).
#   equivalents:
#     complianceascode: [groups_no_zero_gid_except_root]
package policies.linux.accounts.second_root_group

import rego.v1

deny contains {"msg": msg, "at": ["groups", i, "gid"]} if {
	some i, group in input.groups
	group.gid == 0
	group.name != "root"
	msg := sprintf("the group %v has the number 0, expected root alone", [group.name])
}
