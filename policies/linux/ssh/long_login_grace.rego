# METADATA
# title: SSH login grace time limited
# description: Connections that may wait long without logging in can use up the server.
# related_resources:
# - https://man.openbsd.org/sshd_config#LoginGraceTime
# custom:
#   id: HOST-SSH-010
#   severity: low
#   applies_to: [linux.sshd]
#   remediation: Set `LoginGraceTime 60`.
#   equivalents:
#     complianceascode: [sshd_set_login_grace_time]
#   parameters:
#     max_seconds:
#       description: seconds to log in
#       default: 60
#       stricter: lower
package policies.linux.ssh.long_login_grace

import rego.v1

applies if input.match == null

deny contains {"msg": msg, "at": ["logingracetime"]} if {
	input.logingracetime < 1
	msg := sprintf("LoginGraceTime is %v, which never ends, expected 1 to %v seconds", [input.logingracetime, data.params.max_seconds])
}

deny contains {"msg": msg, "at": ["logingracetime"]} if {
	input.logingracetime > data.params.max_seconds
	msg := sprintf("LoginGraceTime is %v seconds, expected 1 to %v", [input.logingracetime, data.params.max_seconds])
}
