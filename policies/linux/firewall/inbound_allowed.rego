# METADATA
# title: Inbound default deny
# description: Whatever listens is reached by everybody, also what was started by mistake.
# related_resources:
# - https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html
# - https://manpages.debian.org/bookworm/nftables/nft.8.en.html
# - https://man7.org/linux/man-pages/man8/iptables.8.html
# - https://firewalld.org/documentation/man-pages/firewalld.zones.html
# custom:
#   id: HOST-FW-002
#   severity: high
#   applies_to: [linux.firewall]
#   remediation: Run `ufw default deny incoming`, or set the policy of the chain at the hook input to drop.
#   equivalents:
#     complianceascode: [ufw_default_incoming_rule]
package policies.linux.firewall.inbound_allowed

import rego.v1

deny contains {"msg": msg, "at": ["input"]} if {
	not input.input in {"DROP", "REJECT"}
	msg := sprintf("incoming packets that no rule speaks for get %s, expected DROP or REJECT", [input.input])
}
