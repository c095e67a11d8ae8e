# METADATA
# title: Console login and sudo ask for a second factor
# description: A password that was lost is enough to come in, and to become root.
# related_resources:
# - https://man7.org/linux/man-pages/man5/pam.d.5.html
# - https://developers.yubico.com/pam-u2f/
# custom:
#   id: HOST-PAM-016
#   severity: high
#   applies_to: [linux.pam]
#   remediation: Add `auth required pam_u2f.so` or `auth required pam_google_authenticator.so` to the services login and sudo.
package policies.linux.pam.one_factor

import rego.v1

applies if input.service in {"login", "sudo"}

deny contains {"msg": msg, "at": ["second_factor"]} if {
	input.second_factor == false
	msg := sprintf("%s asks for a password only, expected a second factor", [input.service])
}
