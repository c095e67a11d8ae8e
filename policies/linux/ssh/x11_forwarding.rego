# METADATA
# title: SSH X11 forwarding off
# description: A forwarded display lets the server read the keys typed on the client.
# related_resources:
# - https://man.openbsd.org/sshd_config#X11Forwarding
# custom:
#   id: HOST-SSH-011
#   severity: medium
#   applies_to: [linux.sshd]
#   remediation: Set `X11Forwarding no`.
#   equivalents:
#     complianceascode: [sshd_disable_x11_forwarding]
package policies.linux.ssh.x11_forwarding

import rego.v1

applies if input.match == null

applies if {
	some keyword in input.sets
	keyword in {"x11forwarding", "disableforwarding"}
}

deny contains {"msg": msg, "at": ["x11forwarding"]} if {
	input.disableforwarding != "yes"
	input.x11forwarding != "no"
	msg := sprintf("X11Forwarding is %s, expected no", [input.x11forwarding])
}
