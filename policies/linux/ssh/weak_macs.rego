# METADATA
# title: SSH MACs are strong
# description: MD5, SHA-1 and short tags make it easier to alter a session unseen.
# related_resources:
# - https://man.openbsd.org/sshd_config#MACs
# custom:
#   id: HOST-SSH-005
#   severity: high
#   applies_to: [linux.sshd]
#   remediation: Restrict MACs to hmac-sha2-256, hmac-sha2-512 and umac-128, their etm variants first.
#   equivalents:
#     complianceascode: [sshd_use_approved_macs, sshd_use_strong_macs]
package policies.linux.ssh.weak_macs

import rego.v1

applies if input.match == null

strong := {
	"hmac-sha2-256", "hmac-sha2-256-etm@openssh.com",
	"hmac-sha2-512", "hmac-sha2-512-etm@openssh.com",
	"umac-128@openssh.com", "umac-128-etm@openssh.com",
}

weak := [mac | some mac in input.macs; not mac in strong]

deny contains {"msg": msg, "at": ["macs"]} if {
	count(weak) > 0
	msg := sprintf("MACs offers %s, expected SHA-2 and umac-128 only", [concat(", ", weak)])
}
