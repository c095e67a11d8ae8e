# METADATA
# title: sudo logs
# description: Without a record of what ran as root, nobody can tell who did it.
# related_resources:
# - https://www.sudo.ws/docs/man/sudoers.man/
# custom:
#   id: HOST-SUDO-003
#   severity: medium
#   applies_to: [linux.sudo]
#   remediation: Remove `Defaults !syslog`, or set `Defaults logfile=/var/log/sudo.log`.
package policies.linux.sudo.not_logged

import rego.v1

deny contains {"msg": msg, "at": ["syslog"]} if {
	input.syslog == "false"
	input.logfile in {null, "false"}
	msg := "sudo writes to neither syslog nor a file, expected one of them"
}
