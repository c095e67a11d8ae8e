# METADATA
# title: SSH TCP forwarding off
# description: A tunnel through the server passes by the firewall rules of the network.
# related_resources:
# - https://man.openbsd.org/sshd_config#AllowTcpForwarding
# - https://man.openbsd.org/sshd_config#DisableForwarding
# custom:
#   id: HOST-SSH-012
#   severity: medium
#   applies_to: [linux.sshd]
#   remediation: Set `AllowTcpForwarding no`, except in a Match block for named bastion users.
#   equivalents:
#     complianceascode: [sshd_disable_tcp_forwarding, sshd_disable_forwarding]
package policies.linux.ssh.tcp_forwarding

import rego.v1

applies if input.match == null

applies if {
	some keyword in input.sets
	keyword in {"allowtcpforwarding", "disableforwarding"}
}

deny contains {"msg": msg, "at": ["allowtcpforwarding"]} if {
	input.disableforwarding != "yes"
	input.allowtcpforwarding != "no"
	msg := sprintf("AllowTcpForwarding is %s, expected no", [input.allowtcpforwarding])
}
