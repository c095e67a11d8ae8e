# METADATA
# title: Password history
# description: Who may take a former password again keeps one that has leaked.
# related_resources:
# - https://man7.org/linux/man-pages/man8/pam_pwhistory.8.html
# custom:
#   id: HOST-PAM-003
#   severity: medium
#   applies_to: [linux.password_history]
#   remediation: Add `password required pam_pwhistory.so remember=24 use_authtok` to the stack before pam_unix.
#   parameters:
#     min_remembered:
#       description: former passwords that are refused at least
#       default: 4
#       stricter: higher
package policies.linux.pam.passwords_reused

import rego.v1

deny contains {"msg": msg, "at": ["module"]} if {
	input.module == null
	msg := sprintf("no module remembers former passwords, expected pam_pwhistory with remember=%v or more", [data.params.min_remembered])
}

deny contains {"msg": msg, "at": ["remember"]} if {
	input.remember < data.params.min_remembered
	msg := sprintf("remember is %v, expected %v or more", [input.remember, data.params.min_remembered])
}
