# METADATA
# title: Umask restrictive
# description: Files that everyone may read by default leak data between accounts.
# related_resources:
# - https://man7.org/linux/man-pages/man5/login.defs.5.html
# custom:
#   id: HOST-PAM-015
#   severity: medium
#   applies_to: [linux.login_defs]
#   remediation: Set `UMASK 027` in /etc/login.defs.
#   equivalents:
#     complianceascode: [accounts_umask_etc_login_defs]
package policies.linux.login_defs.open_umask

import rego.v1

# the last two digits say what is taken from the group and from all others
denies_writing_to_group if regex.match(`^[0-7]*[2367][0-7]$`, input.umask)

denies_all_to_others if regex.match(`^[0-7]*7$`, input.umask)

deny contains {"msg": msg, "at": ["umask"]} if {
	not denies_writing_to_group
	msg := sprintf("UMASK is %s, which lets the group write, expected 027 or stricter", [input.umask])
}

deny contains {"msg": msg, "at": ["umask"]} if {
	not denies_all_to_others
	msg := sprintf("UMASK is %s, which leaves others some access, expected 027 or stricter", [input.umask])
}
