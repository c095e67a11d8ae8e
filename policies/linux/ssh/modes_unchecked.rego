# METADATA
# title: SSH checks who may write to keys
# description: Without the check, whoever may write to a home directory adds a key and logs in as its owner.
# related_resources:
# - https://man.openbsd.org/sshd_config#StrictModes
# custom:
#   id: HOST-SSH-022
#   severity: medium
#   applies_to: [linux.sshd]
#   remediation: Set `StrictModes yes`.
#   equivalents:
#     complianceascode: [sshd_enable_strictmodes]
package policies.linux.ssh.modes_unchecked

import rego.v1

applies if input.match == null

deny contains {"msg": msg, "at": ["strictmodes"]} if {
	input.strictmodes != "yes"
	msg := sprintf("StrictModes is %s, expected yes", [input.strictmodes])
}
