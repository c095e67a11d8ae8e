# METADATA
# title: Outbound default deny
# description: An intruder sends data wherever he likes, and takes orders from there.
# related_resources:
# - https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html
# - https://manpages.debian.org/bookworm/nftables/nft.8.en.html
# - https://man7.org/linux/man-pages/man8/iptables.8.html
# custom:
#   id: HOST-FW-003
#   severity: medium
#   applies_to: [linux.firewall]
#   remediation: Run `ufw default deny outgoing`, or set the policy of the chain at the hook output to drop.
#   equivalents:
#     complianceascode: [ufw_default_outgoing_rule]
package policies.linux.firewall.outbound_allowed

import rego.v1

deny contains {"msg": msg, "at": ["output"]} if {
	not input.output in {"DROP", "REJECT"}
	msg := sprintf("outgoing packets that no rule speaks for get %s, expected DROP or REJECT", [input.output])
}
