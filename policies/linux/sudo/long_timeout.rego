# METADATA
# title: sudo re-authentication
# description: Who finds a session unattended has the rights of its user as long as no password is asked for.
# related_resources:
# - https://www.sudo.ws/docs/man/sudoers.man/
# custom:
#   id: HOST-SUDO-004
#   severity: medium
#   applies_to: [linux.sudo]
#   remediation: Set `Defaults timestamp_timeout=15` or less.
#   parameters:
#     max_minutes:
#       description: After how many minutes the password is asked for again.
#       default: 15
#       stricter: lower
#   equivalents:
#     complianceascode: [sudo_require_reauthentication]
package policies.linux.sudo.long_timeout

import rego.v1

deny contains {"msg": msg, "at": ["timestamp_timeout"]} if {
	input.timestamp_timeout < 0
	msg := sprintf("timestamp_timeout is %v, the password is asked for once only; expected 0 to %v", [input.timestamp_timeout, data.params.max_minutes])
}

deny contains {"msg": msg, "at": ["timestamp_timeout"]} if {
	input.timestamp_timeout > data.params.max_minutes
	msg := sprintf("timestamp_timeout is %v minutes, expected %v or less", [input.timestamp_timeout, data.params.max_minutes])
}
