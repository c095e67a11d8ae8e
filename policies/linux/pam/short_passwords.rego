# METADATA
# title: Password length
# description: Short passwords are guessed by trying, online and from a stolen file of hashes.
# related_resources:
# - https://manpages.debian.org/bookworm/libpwquality-common/pwquality.conf.5.en.html
# custom:
#   id: HOST-PAM-001
#   severity: high
#   applies_to: [linux.password_quality]
#   remediation: Set `minlen = 14` in /etc/security/pwquality.conf, and have pam_pwquality in the stack that changes passwords.
#   equivalents:
#     complianceascode: [accounts_password_pam_minlen]
#   parameters:
#     min_length:
#       description: characters a password has at least
#       default: 12
#       stricter: higher
package policies.linux.pam.short_passwords

import rego.v1

deny contains {"msg": msg, "at": ["minlen"]} if {
	input.minlen < data.params.min_length
	msg := sprintf("minlen is %v, expected %v or more", [input.minlen, data.params.min_length])
}

deny contains {"msg": msg, "at": ["module"]} if {
	input.minlen >= data.params.min_length
	input.module == null
	msg := "no module judges new passwords, expected pam_pwquality in the stack"
}
