# METADATA
# title: SSH unauthenticated sessions throttled
# description: Connections that nobody has logged in to can crowd out those of administrators.
# related_resources:
# - https://man.openbsd.org/sshd_config#MaxStartups
# - https://man.openbsd.org/sshd_config#MaxSessions
# custom:
#   id: HOST-SSH-017
#   severity: low
#   applies_to: [linux.sshd]
#   remediation: Set `MaxStartups 10:30:60` and `MaxSessions 10`.
#   equivalents:
#     complianceascode: [sshd_set_maxstartups, sshd_set_max_sessions]
package policies.linux.ssh.unthrottled_connections

import rego.v1

applies if input.match == null

applies if "maxsessions" in input.sets

limits := {"start": 10, "rate": 30, "full": 60}

deny contains {"msg": msg, "at": ["maxstartups"]} if {
	some name, limit in limits
	input.maxstartups[name] > limit
	msg := sprintf("MaxStartups %s is %v, expected at most %v", [name, input.maxstartups[name], limit])
}

deny contains {"msg": msg, "at": ["maxsessions"]} if {
	input.maxsessions > 10
	msg := sprintf("MaxSessions is %v, expected at most 10", [input.maxsessions])
}
