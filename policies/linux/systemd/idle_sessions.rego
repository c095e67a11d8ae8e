# METADATA
# title: Idle sessions locked or ended
# description: Whoever comes by goes on with the rights of the one who left.
# related_resources:
# - https://www.freedesktop.org/software/systemd/man/latest/logind.conf.html
# - https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html
# custom:
#   id: HOST-CON-001
#   severity: medium
#   applies_to: [linux.logind]
#   remediation: Set `StopIdleSessionSec=900` in logind.conf, or `IdleAction=lock` and `IdleActionSec=15min`, or a `TMOUT` for all shells.
#   equivalents:
#     complianceascode: [logind_session_timeout]
#   parameters:
#     max_seconds:
#       description: seconds a session may be idle
#       default: 900
#       stricter: lower
package policies.linux.systemd.idle_sessions

import rego.v1

ends_in_time(seconds) if {
	seconds > 0
	seconds <= data.params.max_seconds
}

is_stopped if ends_in_time(input.stop_idle_session_after)

is_locked if {
	input.idle_action != "ignore"
	ends_in_time(input.idle_action_after)
}

is_left if ends_in_time(input.shell_timeout)

deny contains {"msg": msg, "at": ["stop_idle_session_after"]} if {
	not is_stopped
	not is_locked
	not is_left
	msg := sprintf("nothing locks or ends a session that is idle for %v seconds, expected one of StopIdleSessionSec, IdleAction and TMOUT", [data.params.max_seconds])
}
