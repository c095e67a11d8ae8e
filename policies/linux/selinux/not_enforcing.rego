# METADATA
# title: Mandatory access control enforcing
# description: Without mandatory access control, a fault in one service opens all that its user may reach.
# related_resources:
# - https://man7.org/linux/man-pages/man5/selinux_config.5.html
# custom:
#   id: HOST-KRN-008
#   severity: medium
#   applies_to: [linux.selinux]
#   remediation: Set `SELINUX=enforcing` in /etc/selinux/config and reboot.
#   equivalents:
#     complianceascode: [selinux_state]
package policies.linux.selinux.not_enforcing

import rego.v1

deny contains {"msg": msg, "at": ["mode"]} if {
	input.mode != "enforcing"
	msg := sprintf("SELinux is %s, expected enforcing", [input.mode])
}
