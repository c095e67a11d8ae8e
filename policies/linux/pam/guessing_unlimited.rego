# METADATA
# title: Account lockout
# description: Without a lock, passwords are guessed as long as it takes.
# related_resources:
# - https://man7.org/linux/man-pages/man8/pam_faillock.8.html
# - https://man7.org/linux/man-pages/man5/faillock.conf.5.html
# custom:
#   id: HOST-PAM-004
#   severity: high
#   applies_to: [linux.account_lockout]
#   remediation: Ask pam_faillock before and after pam_unix (preauth, authfail) and in the account stack, with `deny = 5` and `unlock_time = 1800` in /etc/security/faillock.conf.
#   equivalents:
#     complianceascode: [accounts_passwords_pam_faillock_deny, accounts_passwords_pam_faillock_unlock_time]
#   parameters:
#     max_attempts:
#       description: failures after which an account is locked at most
#       default: 10
#       stricter: lower
#     min_seconds:
#       description: seconds that it stays locked at least
#       default: 1800
#       stricter: higher
package policies.linux.pam.guessing_unlimited

import rego.v1

deny contains {"msg": msg, "at": ["module"]} if {
	input.module == null
	msg := "no module counts failed log-ins, expected pam_faillock in the stack"
}

deny contains {"msg": msg, "at": ["deny"]} if {
	input.deny < 1
	msg := sprintf("deny is %v, which never locks, expected 1 to %v", [input.deny, data.params.max_attempts])
}

deny contains {"msg": msg, "at": ["deny"]} if {
	input.deny > data.params.max_attempts
	msg := sprintf("deny is %v, expected 1 to %v", [input.deny, data.params.max_attempts])
}

deny contains {"msg": msg, "at": ["unlock_time"]} if {
	input.unlock_time != 0
	input.unlock_time < data.params.min_seconds
	msg := sprintf("unlock_time is %v seconds, expected %v or more, or 0", [input.unlock_time, data.params.min_seconds])
}

deny contains {"msg": msg, "at": ["phases"]} if {
	input.module != null
	lacking := {"preauth", "authfail"} - {phase | some phase in input.phases}
	count(lacking) > 0
	msg := sprintf("pam_faillock is not asked with %s, expected preauth and authfail", [concat(" and ", sort(lacking))])
}

forgets if "account" in input.phases

forgets if "authsucc" in input.phases

deny contains {"msg": msg, "at": ["phases"]} if {
	input.module != null
	not forgets
	msg := "pam_faillock is not asked in the account stack, so that failures add up over good log-ins, expected it there"
}
