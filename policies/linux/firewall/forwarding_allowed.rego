# METADATA
# title: Forward default deny
# description: The host carries packets between networks that were meant to be apart.
# related_resources:
# - https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html
# custom:
#   id: HOST-FW-004
#   severity: medium
#   applies_to: [linux.ufw]
#   remediation: Run `ufw default deny routed`.
#   equivalents:
#     complianceascode: [ufw_disabled_routed]
package policies.linux.firewall.forwarding_allowed

import rego.v1

deny contains {"msg": msg, "at": ["forward"]} if {
	not input.forward in {"DROP", "REJECT"}
	msg := sprintf("DEFAULT_FORWARD_POLICY is %s, expected DROP or REJECT", [input.forward])
}
