# METADATA
# title: Forward default deny
# description: The host carries packets between networks that were meant to be apart.
# related_resources:
# - https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html
# - https://manpages.debian.org/bookworm/nftables/nft.8.en.html
# - https://man7.org/linux/man-pages/man8/iptables.8.html
# custom:
#   id: HOST-FW-004
#   severity: medium
#   applies_to: [linux.firewall]
#   remediation: Run `ufw default deny routed`, or set the policy of the chain at the hook forward to drop.
#   equivalents:
#     complianceascode: [ufw_disabled_routed]
package policies.linux.firewall.forwarding_allowed

import rego.v1

deny contains {"msg": msg, "at": ["forward"]} if {
	not input.forward in {"DROP", "REJECT"}
	msg := sprintf("forwarded packets that no rule speaks for get %s, expected DROP or REJECT", [input.forward])
}
