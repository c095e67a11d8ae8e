# METADATA
# title: SSH access limited to named users or groups
# description: Without a list of who may log in, every account of the system can.
# related_resources:
# - https://man.openbsd.org/sshd_config#AllowUsers
# - https://man.openbsd.org/sshd_config#AllowGroups
# custom:
#   id: HOST-SSH-013
#   severity: medium
#   applies_to: [linux.sshd]
#   remediation: Set `AllowGroups` to the group of administrators.
package policies.linux.ssh.anyone_may_log_in

import rego.v1

applies if input.match == null

applies if {
	some keyword in input.sets
	keyword in {"allowusers", "allowgroups"}
}

restricts(names) if {
	count(names) > 0
	not "*" in names
}

deny contains {"msg": msg, "at": ["allowgroups"]} if {
	not restricts(input.allowusers)
	not restricts(input.allowgroups)
	msg := "neither AllowUsers nor AllowGroups limits who may log in, expected one that does"
}
