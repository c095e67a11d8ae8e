# METADATA
# title: su limited to a group
# description: Whoever learns the password of root becomes root from any account.
# related_resources:
# - https://man7.org/linux/man-pages/man8/pam_wheel.8.html
# custom:
#   id: HOST-PAM-013
#   severity: medium
#   applies_to: [linux.pam]
#   remediation: Add `auth required pam_wheel.so use_uid group=sugroup` to /etc/pam.d/su, before pam_unix.
#   equivalents:
#     complianceascode: [use_pam_wheel_for_su]
package policies.linux.pam.su_for_everybody

import rego.v1

applies if input.service == "su"

# pam_rootok before it lets root pass; trust turns the question round: members need no password
limited if {
	some line in input.auth
	line.module == "pam_wheel"
	line.control in {"required", "requisite"}
	not "deny" in line.arguments
	not "trust" in line.arguments
}

deny contains {"msg": msg, "at": ["auth"]} if {
	not limited
	msg := "su asks for no group, expected pam_wheel as required"
}
