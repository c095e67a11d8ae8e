# METADATA
# title: Shells start with a restrictive umask
# description: Files that everyone may read by default leak data between accounts.
# related_resources:
# - https://pubs.opengroup.org/onlinepubs/9699919799/utilities/umask.html
# - https://man7.org/linux/man-pages/man8/pam_umask.8.html
# custom:
#   id: HOST-PAM-018
#   severity: medium
#   applies_to: [linux.shells]
#   remediation: Set `umask 027` in /etc/profile, and in /etc/bashrc or /etc/bash.bashrc.
#   equivalents:
#     complianceascode: [accounts_umask_etc_profile, accounts_umask_etc_bashrc]
package policies.linux.shells.open_umask

import rego.v1

# the last two digits say what is taken from the group and from all others
denies_writing_to_group(mask) if regex.match(`[2367][0-7]$`, mask)

denies_all_to_others(mask) if regex.match(`7$`, mask)

deny contains {"msg": msg, "at": ["masks", at, "value"]} if {
	some at, mask in input.masks
	not denies_writing_to_group(mask.value)
	msg := sprintf("umask is %s, which lets the group write, expected 027 or stricter", [mask.value])
}

deny contains {"msg": msg, "at": ["masks", at, "value"]} if {
	some at, mask in input.masks
	not denies_all_to_others(mask.value)
	msg := sprintf("umask is %s, which leaves others some access, expected 027 or stricter", [mask.value])
}
