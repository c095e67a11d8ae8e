# METADATA
# title: Outbound default deny
# description: An intruder sends data wherever he likes, and takes orders from there.
# related_resources:
# - https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html
# custom:
#   id: HOST-FW-003
#   severity: medium
#   applies_to: [linux.ufw]
#   remediation: Run `ufw default deny outgoing`.
#   equivalents:
#     complianceascode: [ufw_default_outgoing_rule]
package policies.linux.firewall.outbound_allowed

import rego.v1

deny contains {"msg": msg, "at": ["output"]} if {
	not input.output in {"DROP", "REJECT"}
	msg := sprintf("DEFAULT_OUTPUT_POLICY is %s, expected DROP or REJECT", [input.output])
}
