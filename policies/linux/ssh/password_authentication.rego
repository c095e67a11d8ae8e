# METADATA
# title: SSH password authentication disabled
# description: A password can be guessed or phished from anywhere; a key cannot.
# related_resources:
# - https://man.openbsd.org/sshd_config#PasswordAuthentication
# - https://man.openbsd.org/sshd_config#KbdInteractiveAuthentication
# - https://man.openbsd.org/sshd_config#AuthenticationMethods
# custom:
#   id: HOST-SSH-002
#   severity: high
#   applies_to: [linux.sshd]
#   remediation: Set `PasswordAuthentication no` and `KbdInteractiveAuthentication no`, or demand a key first with AuthenticationMethods.
package policies.linux.ssh.password_authentication

import rego.v1

applies if input.match == null

applies if {
	some keyword in input.sets
	keyword in {"passwordauthentication", "kbdinteractiveauthentication", "authenticationmethods"}
}

deny contains {"msg": msg, "at": ["passwordauthentication"]} if {
	input.passwordauthentication != "no"
	msg := sprintf("PasswordAuthentication is %s, expected no", [input.passwordauthentication])
}

deny contains {"msg": msg, "at": ["kbdinteractiveauthentication"]} if {
	input.kbdinteractiveauthentication != "no"
	some methods in input.authenticationmethods
	not startswith(methods, "publickey")
	msg := sprintf("KbdInteractiveAuthentication is %s, expected no, or a key first in AuthenticationMethods", [input.kbdinteractiveauthentication])
}
