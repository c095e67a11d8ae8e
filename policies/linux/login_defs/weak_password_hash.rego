# METADATA
# title: Password hashing strong
# description: Old hashes let whoever gets the shadow file try thousands of millions of passwords a second.
# related_resources:
# - https://man7.org/linux/man-pages/man5/login.defs.5.html
# custom:
#   id: HOST-PAM-007
#   severity: high
#   applies_to: [linux.login_defs]
#   remediation: Set `ENCRYPT_METHOD YESCRYPT`, or SHA512 where yescrypt is not supported.
#   equivalents:
#     complianceascode: [set_password_hashing_algorithm_logindefs, set_password_hashing_algorithm_systemauth]
package policies.linux.login_defs.weak_password_hash

import rego.v1

deny contains {"msg": msg, "at": ["encrypt_method"]} if {
	not input.encrypt_method in {"YESCRYPT", "SHA512"}
	msg := sprintf("ENCRYPT_METHOD is %s, expected YESCRYPT or SHA512", [input.encrypt_method])
}
