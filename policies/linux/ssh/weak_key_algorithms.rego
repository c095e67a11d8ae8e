# METADATA
# title: SSH host and user key algorithms are strong
# description: Signatures over SHA-1 and DSA keys can be forged, so that a server or a user is not who it seems.
# related_resources:
# - https://man.openbsd.org/sshd_config#HostKeyAlgorithms
# - https://man.openbsd.org/sshd_config#PubkeyAcceptedAlgorithms
# custom:
#   id: HOST-SSH-007
#   severity: medium
#   applies_to: [linux.sshd]
#   remediation: Remove ssh-rsa and ssh-dss from HostKeyAlgorithms and PubkeyAcceptedAlgorithms.
package policies.linux.ssh.weak_key_algorithms

import rego.v1

applies if input.match == null

applies if {
	some keyword in input.sets
	keyword in {"hostkeyalgorithms", "pubkeyacceptedalgorithms"}
}

broken := {"ssh-rsa", "ssh-rsa-cert-v01@openssh.com", "ssh-dss", "ssh-dss-cert-v01@openssh.com"}

weak_host_keys := [algorithm | some algorithm in input.hostkeyalgorithms; algorithm in broken]

weak_user_keys := [algorithm | some algorithm in input.pubkeyacceptedalgorithms; algorithm in broken]

deny contains {"msg": msg, "at": ["hostkeyalgorithms"]} if {
	count(weak_host_keys) > 0
	msg := sprintf("HostKeyAlgorithms offers %s, expected no SHA-1 and no DSA", [concat(", ", weak_host_keys)])
}

deny contains {"msg": msg, "at": ["pubkeyacceptedalgorithms"]} if {
	count(weak_user_keys) > 0
	msg := sprintf("PubkeyAcceptedAlgorithms accepts %s, expected no SHA-1 and no DSA", [concat(", ", weak_user_keys)])
}
