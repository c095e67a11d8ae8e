# METADATA
# title: SSH empty passwords refused
# description: An account without a password is open to everyone who knows its name.
# related_resources:
# - https://man.openbsd.org/sshd_config#PermitEmptyPasswords
# custom:
#   id: HOST-SSH-003
#   severity: critical
#   applies_to: [linux.sshd]
#   remediation: Set `PermitEmptyPasswords no`.
#   equivalents:
#     complianceascode: [sshd_disable_empty_passwords]
package policies.linux.ssh.empty_passwords

import rego.v1

applies if input.match == null

applies if "permitemptypasswords" in input.sets

deny contains {"msg": msg, "at": ["permitemptypasswords"]} if {
	input.permitemptypasswords != "no"
	msg := sprintf("PermitEmptyPasswords is %s, expected no", [input.permitemptypasswords])
}
