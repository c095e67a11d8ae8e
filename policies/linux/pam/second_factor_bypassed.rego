# METADATA
# title: MFA module has no bypass
# description: A second factor that is left out for those who have not set it up protects nobody whose password is known.
# related_resources:
# - https://github.com/google/google-authenticator-libpam
# custom:
#   id: HOST-MFA-002
#   severity: high
#   applies_to: [linux.pam]
#   remediation: Remove `nullok` and `nouserok` from the line of the module, and do not make the module optional.
package policies.linux.pam.second_factor_bypassed

import rego.v1

factors := {"pam_google_authenticator", "pam_u2f", "pam_duo", "pam_yubico", "pam_oath"}

applies if {
	some line in input.auth
	line.module in factors
}

deny contains {"msg": msg, "at": ["auth", i, "arguments"]} if {
	some i, line in input.auth
	line.module in factors
	some word in {"nullok", "nouserok"}
	word in line.arguments
	msg := sprintf("%s is told %s, which lets users pass who have no second factor, expected it gone", [line.module, word])
}

deny contains {"msg": msg, "at": ["auth", i, "control"]} if {
	some i, line in input.auth
	line.module in factors
	line.control == "optional"
	msg := sprintf("%s is optional, expected required", [line.module])
}
