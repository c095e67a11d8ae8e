# METADATA
# title: Logins at once limited
# description: A password that was given away or lost is used by many at once, and nobody notices.
# related_resources:
# - https://man7.org/linux/man-pages/man5/limits.conf.5.html
# custom:
#   id: HOST-PAM-019
#   severity: low
#   applies_to: [linux.limits]
#   remediation: Add `* hard maxlogins 10` to /etc/security/limits.conf.
#   equivalents:
#     complianceascode: [accounts_max_concurrent_login_sessions]
#   parameters:
#     max_logins:
#       description: logins at once of one user
#       default: 10
#       stricter: lower
package policies.linux.limits.many_logins

import rego.v1

is_limited(value) if {
	regex.match(`^[0-9]+$`, value)
	to_number(value) <= data.params.max_logins
}

deny contains {"msg": msg, "at": ["maxlogins"]} if {
	not is_limited(input.maxlogins)
	msg := sprintf("maxlogins is %s for everybody, expected %v or fewer", [input.maxlogins, data.params.max_logins])
}

deny contains {"msg": msg, "at": ["maxlogins_of", at, "value"]} if {
	some at, limit in input.maxlogins_of
	not is_limited(limit.value)
	msg := sprintf("maxlogins is %s for %s, expected %v or fewer", [limit.value, limit.domain, data.params.max_logins])
}
