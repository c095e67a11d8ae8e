# METADATA
# title: SSH root login disabled
# description: A log-in as root by password invites guessing, and leaves no trace of who acted.
# related_resources:
# - https://man.openbsd.org/sshd_config#PermitRootLogin
# custom:
#   id: HOST-SSH-001
#   severity: high
#   applies_to: [linux.sshd]
#   remediation: Set `PermitRootLogin no` and reload sshd.
#   equivalents:
#     complianceascode: [sshd_disable_root_login]
package policies.linux.ssh.root_login

import rego.v1

applies if input.match == null

applies if "permitrootlogin" in input.sets

deny contains {"msg": msg, "at": ["permitrootlogin"]} if {
	not input.permitrootlogin in {"no", "prohibit-password", "forced-commands-only"}
	msg := sprintf("PermitRootLogin is %s, expected no or prohibit-password", [input.permitrootlogin])
}
