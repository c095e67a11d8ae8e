# METADATA
# title: Shell idle timeout
# description: Whoever comes by goes on with the rights of the one who left.
# related_resources:
# - https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html
# custom:
#   id: HOST-PAM-009
#   severity: medium
#   applies_to: [linux.shells]
#   remediation: Write `readonly TMOUT=900` and `export TMOUT` to a file in /etc/profile.d.
#   equivalents:
#     complianceascode: [accounts_tmout]
#   parameters:
#     max_seconds:
#       description: seconds a shell may be idle
#       default: 900
#       stricter: lower
package policies.linux.shells.idle_shells

import rego.v1

deny contains {"msg": msg, "at": ["timeout_set"]} if {
	input.timeout_set == false
	msg := sprintf("TMOUT is not set for all shells, expected 1 to %v seconds", [data.params.max_seconds])
}

deny contains {"msg": msg, "at": ["timeouts", at, "value"]} if {
	some at, timeout in input.timeouts
	not in_time(timeout.value)
	msg := sprintf("TMOUT is %v, expected 1 to %v seconds", [timeout.value, data.params.max_seconds])
}

deny contains {"msg": msg, "at": ["timeouts"]} if {
	input.timeout_set != false
	input.timeout_readonly == false
	msg := "TMOUT can be changed by users, expected readonly"
}

in_time(seconds) if {
	seconds > 0
	seconds <= data.params.max_seconds
}
