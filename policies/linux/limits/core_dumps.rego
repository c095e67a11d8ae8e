# METADATA
# title: Core dumps limited to nothing
# description: The memory of a program that crashed, with passwords, keys and data in it, is written where it ran.
# related_resources:
# - https://man7.org/linux/man-pages/man5/limits.conf.5.html
# custom:
#   id: HOST-CORE-003
#   severity: medium
#   applies_to: [linux.limits]
#   remediation: Add `* hard core 0` to /etc/security/limits.conf.
#   equivalents:
#     complianceascode: [disable_users_coredumps]
package policies.linux.limits.core_dumps

import rego.v1

deny contains {"msg": msg, "at": ["core"]} if {
	input.core != "0"
	msg := sprintf("the hard limit of core dumps is %s for everybody, expected 0", [input.core])
}

deny contains {"msg": msg, "at": ["core_of", at, "value"]} if {
	some at, limit in input.core_of
	limit.value != "0"
	msg := sprintf("the hard limit of core dumps is %s for %s, expected 0", [limit.value, limit.domain])
}
