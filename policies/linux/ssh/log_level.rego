# METADATA
# title: SSH logs at INFO or VERBOSE
# description: Below INFO log-ins are not recorded; at DEBUG the log holds private data.
# related_resources:
# - https://man.openbsd.org/sshd_config#LogLevel
# custom:
#   id: HOST-SSH-014
#   severity: medium
#   applies_to: [linux.sshd]
#   remediation: Set `LogLevel VERBOSE`.
#   equivalents:
#     complianceascode: [sshd_set_loglevel_verbose, sshd_set_loglevel_info]
package policies.linux.ssh.log_level

import rego.v1

applies if input.match == null

applies if "loglevel" in input.sets

deny contains {"msg": msg, "at": ["loglevel"]} if {
	not input.loglevel in {"INFO", "VERBOSE"}
	msg := sprintf("LogLevel is %s, expected INFO or VERBOSE", [input.loglevel])
}
