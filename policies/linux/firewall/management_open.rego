# METADATA
# title: No management port open to any source
# description: Everybody who reaches the host may try passwords, and whatever the service is found to have wrong with it.
# related_resources:
# - https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html
# - https://manpages.debian.org/bookworm/nftables/nft.8.en.html
# - https://man7.org/linux/man-pages/man8/iptables.8.html
# - https://firewalld.org/documentation/man-pages/firewalld.zones.html
# custom:
#   id: HOST-FW-006
#   severity: high
#   applies_to: [linux.firewall]
#   remediation: Name the addresses of administrators in the rule, as `ufw allow from 192.0.2.0/24 to any port 22` does.
package policies.linux.firewall.management_open

import rego.v1

ports := {22, 23, 3389, 5900, 5985, 5986}

deny contains {"msg": msg, "at": ["open", at]} if {
	some at, opened in input.open
	some port in ports
	opened.first <= port
	port <= opened.last
	msg := sprintf("port %v is open to everybody, expected senders named in the rule", [port])
}
