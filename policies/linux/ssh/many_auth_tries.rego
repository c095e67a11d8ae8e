# METADATA
# title: SSH authentication tries limited
# description: Many attempts per connection make guessing fast and the log poor.
# related_resources:
# - https://man.openbsd.org/sshd_config#MaxAuthTries
# custom:
#   id: HOST-SSH-009
#   severity: medium
#   applies_to: [linux.sshd]
#   remediation: Set `MaxAuthTries 4`.
#   equivalents:
#     complianceascode: [sshd_set_max_auth_tries]
#   parameters:
#     max_tries:
#       description: authentication attempts per connection
#       default: 4
#       stricter: lower
package policies.linux.ssh.many_auth_tries

import rego.v1

applies if input.match == null

applies if "maxauthtries" in input.sets

deny contains {"msg": msg, "at": ["maxauthtries"]} if {
	input.maxauthtries > data.params.max_tries
	msg := sprintf("MaxAuthTries is %v, expected at most %v", [input.maxauthtries, data.params.max_tries])
}
