# METADATA
# title: SSH user environment off
# description: A user who sets LD_PRELOAD at log-in can step round the restrictions of the account.
# related_resources:
# - https://man.openbsd.org/sshd_config#PermitUserEnvironment
# custom:
#   id: HOST-SSH-016
#   severity: medium
#   applies_to: [linux.sshd]
#   remediation: Set `PermitUserEnvironment no`.
#   equivalents:
#     complianceascode: [sshd_do_not_permit_user_env]
package policies.linux.ssh.user_environment

import rego.v1

applies if input.match == null

deny contains {"msg": msg, "at": ["permituserenvironment"]} if {
	input.permituserenvironment != "no"
	msg := sprintf("PermitUserEnvironment is %s, expected no", [input.permituserenvironment])
}
