# METADATA
# title: SSH idle session timeout
# description: A session left open on an unattended desk is open to whoever sits down.
# related_resources:
# - https://man.openbsd.org/sshd_config#ClientAliveInterval
# - https://man.openbsd.org/sshd_config#ClientAliveCountMax
# - https://man.openbsd.org/sshd_config#ChannelTimeout
# custom:
#   id: HOST-SSH-008
#   severity: medium
#   applies_to: [linux.sshd]
#   remediation: Set ClientAliveInterval 300 and ClientAliveCountMax 1; this drops dead peers, so set TMOUT for idle shells too.
#   equivalents:
#     complianceascode: [sshd_set_idle_timeout]
#   parameters:
#     max_seconds:
#       description: seconds of silence after which a session ends
#       default: 900
#       stricter: lower
package policies.linux.ssh.no_idle_timeout

import rego.v1

applies if input.match == null

applies if {
	some keyword in input.sets
	keyword in {"clientaliveinterval", "clientalivecountmax", "channeltimeout"}
}

idle_sessions_close if {
	some kind, seconds in input.channeltimeout
	kind in {"session", "session:*", "*"}
	seconds >= 1
	seconds <= data.params.max_seconds
}

deny contains {"msg": msg, "at": ["clientaliveinterval"]} if {
	not idle_sessions_close
	input.clientaliveinterval < 1
	msg := sprintf("ClientAliveInterval is %v, which never asks the client, expected 1 or more", [input.clientaliveinterval])
}

deny contains {"msg": msg, "at": ["clientalivecountmax"]} if {
	not idle_sessions_close
	input.clientalivecountmax < 1
	msg := sprintf("ClientAliveCountMax is %v, which never cuts off, expected 1 or more", [input.clientalivecountmax])
}

deny contains {"msg": msg, "at": ["clientaliveinterval"]} if {
	not idle_sessions_close
	seconds := input.clientaliveinterval * input.clientalivecountmax
	seconds > data.params.max_seconds
	msg := sprintf("the client is cut off after %v seconds, expected at most %v", [seconds, data.params.max_seconds])
}
