# METADATA
# title: Password composition
# description: Passwords of one kind of characters are the first that guessers try.
# related_resources:
# - https://manpages.debian.org/bookworm/libpwquality-common/pwquality.conf.5.en.html
# custom:
#   id: HOST-PAM-002
#   severity: medium
#   applies_to: [linux.password_quality]
#   remediation: Set `dcredit = -1` and `lcredit = -1`, or `minclass = 4`, in /etc/security/pwquality.conf.
package policies.linux.pam.simple_passwords

import rego.v1

digit_forced if input.dcredit < 0

# of four kinds, three may leave out the digits
digit_forced if input.minclass >= 4

letter_forced if input.lcredit < 0

letter_forced if input.ucredit < 0

letter_forced if input.minclass >= 3

deny contains {"msg": msg, "at": ["dcredit"]} if {
	not digit_forced
	msg := sprintf("dcredit is %v and minclass %v: no digit is asked for, expected dcredit -1", [input.dcredit, input.minclass])
}

deny contains {"msg": msg, "at": ["lcredit"]} if {
	not letter_forced
	msg := sprintf("lcredit is %v, ucredit %v and minclass %v: no letter is asked for, expected lcredit -1", [input.lcredit, input.ucredit, input.minclass])
}

deny contains {"msg": msg, "at": ["module"]} if {
	digit_forced
	letter_forced
	input.module == null
	msg := "no module judges new passwords, expected pam_pwquality in the stack"
}
