# METADATA
# title: SSH key exchange is strong
# description: A key exchange over SHA-1 or a small group can be broken or downgraded, and with it every session.
# related_resources:
# - https://man.openbsd.org/sshd_config#KexAlgorithms
# custom:
#   id: HOST-SSH-006
#   severity: high
#   applies_to: [linux.sshd]
#   remediation: Restrict KexAlgorithms to curve25519, ecdh-sha2-nistp and the SHA-2 Diffie-Hellman groups.
#   equivalents:
#     complianceascode: [sshd_use_strong_kex]
package policies.linux.ssh.weak_key_exchange

import rego.v1

applies if input.match == null

strong_curves := {"ecdh-sha2-nistp256", "ecdh-sha2-nistp384", "ecdh-sha2-nistp521"}

is_weak(method) if contains(method, "-sha1")

is_weak(method) if {
	startswith(method, "ecdh-sha2-")
	not method in strong_curves
}

weak := [method | some method in input.kexalgorithms; is_weak(method)]

deny contains {"msg": msg, "at": ["kexalgorithms"]} if {
	count(weak) > 0
	msg := sprintf("KexAlgorithms offers %s, expected no SHA-1 and no weak curve", [concat(", ", weak)])
}
