# METADATA
# title: No database port open to any source
# description: A database that everybody reaches is searched for weak passwords and known faults within hours.
# related_resources:
# - https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html
# - https://manpages.debian.org/bookworm/nftables/nft.8.en.html
# - https://man7.org/linux/man-pages/man8/iptables.8.html
# - https://firewalld.org/documentation/man-pages/firewalld.zones.html
# custom:
#   id: HOST-FW-007
#   severity: high
#   applies_to: [linux.firewall]
#   remediation: Name the addresses of applications in the rule, as `ufw allow from 192.0.2.0/24 to any port 5432` does.
package policies.linux.firewall.databases_open

import rego.v1

ports := {1433, 1521, 3306, 5432, 6379, 9200, 11211, 27017}

deny contains {"msg": msg, "at": ["open", at]} if {
	some at, opened in input.open
	some port in ports
	opened.first <= port
	port <= opened.last
	msg := sprintf("port %v is open to everybody, expected senders named in the rule", [port])
}
