# METADATA
# title: SSH ciphers are strong
# description: CBC, 3DES, RC4 and Blowfish let an observer recover parts of a session.
# related_resources:
# - https://man.openbsd.org/sshd_config#Ciphers
# custom:
#   id: HOST-SSH-004
#   severity: high
#   applies_to: [linux.sshd]
#   remediation: Restrict Ciphers to AES-GCM, AES-CTR and chacha20-poly1305.
#   equivalents:
#     complianceascode: [sshd_use_approved_ciphers, sshd_use_strong_ciphers]
package policies.linux.ssh.weak_ciphers

import rego.v1

applies if input.match == null

strong := {
	"aes128-ctr", "aes192-ctr", "aes256-ctr",
	"aes128-gcm@openssh.com", "aes256-gcm@openssh.com",
	"chacha20-poly1305@openssh.com",
}

weak := [cipher | some cipher in input.ciphers; not cipher in strong]

deny contains {"msg": msg, "at": ["ciphers"]} if {
	count(weak) > 0
	msg := sprintf("Ciphers offers %s, expected AES-GCM, AES-CTR and chacha20-poly1305 only", [concat(", ", weak)])
}
