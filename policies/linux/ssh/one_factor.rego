# METADATA
# title: SSH second factor required
# description: A password or a key that was lost is enough to come in.
# related_resources:
# - https://man.openbsd.org/sshd_config#AuthenticationMethods
# - https://github.com/google/google-authenticator-libpam
# custom:
#   id: HOST-SSH-021
#   severity: high
#   applies_to: [linux.sshd]
#   remediation: Set `AuthenticationMethods publickey,keyboard-interactive`, and have PAM ask for a one-time password.
package policies.linux.ssh.one_factor

import rego.v1

# a key is what somebody has, the others are what they know unless PAM asks for more
is_key(method) if startswith(method, "publickey")

is_key(method) if startswith(method, "hostbased")

asks_more(methods) if {
	some method in methods
	is_key(method)
	some other in methods
	not is_key(other)
}

asks_pam(methods) if {
	some method in methods
	startswith(method, "keyboard-interactive")
}

deny contains {"msg": msg, "at": ["authenticationmethods"]} if {
	some list in input.authenticationmethods
	methods := split(list, ",")
	not asks_more(methods)
	not asks_pam(methods)
	msg := sprintf("AuthenticationMethods is %s, which asks for one factor, expected a key and another", [list])
}

deny contains {"msg": msg, "at": ["authenticationmethods"]} if {
	some list in input.authenticationmethods
	methods := split(list, ",")
	not asks_more(methods)
	asks_pam(methods)
	input.second_factor == false
	msg := sprintf("AuthenticationMethods is %s, and PAM asks for a password only, expected a second factor", [list])
}
