# METADATA
# title: Inbound default deny
# description: Whatever listens is reached by everybody, also what was started by mistake.
# related_resources:
# - https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html
# custom:
#   id: HOST-FW-002
#   severity: high
#   applies_to: [linux.ufw]
#   remediation: Run `ufw default deny incoming`.
#   equivalents:
#     complianceascode: [ufw_default_incoming_rule]
package policies.linux.firewall.inbound_allowed

import rego.v1

deny contains {"msg": msg, "at": ["input"]} if {
	not input.input in {"DROP", "REJECT"}
	msg := sprintf("DEFAULT_INPUT_POLICY is %s, expected DROP or REJECT", [input.input])
}
