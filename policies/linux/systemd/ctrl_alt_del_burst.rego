# METADATA
# title: No restart by keys
# description: Whoever reaches the keyboard stops the host at once, and what it does with it.
# related_resources:
# - https://www.freedesktop.org/software/systemd/man/latest/systemd-system.conf.html
# custom:
#   id: HOST-CON-002
#   severity: low
#   applies_to: [linux.systemd]
#   remediation: Set `CtrlAltDelBurstAction=none` in system.conf.
#   equivalents:
#     complianceascode: [disable_ctrlaltdel_burstaction]
package policies.linux.systemd.ctrl_alt_del_burst

import rego.v1

deny contains {"msg": msg, "at": ["ctrl_alt_del_burst"]} if {
	input.ctrl_alt_del_burst != "none"
	msg := sprintf("CtrlAltDelBurstAction is %s, expected none", [input.ctrl_alt_del_burst])
}
