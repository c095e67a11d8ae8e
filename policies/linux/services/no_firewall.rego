# METADATA
# title: Host firewall active
# description: Whatever listens is reached by everybody, also what was started by mistake.
# related_resources:
# - https://man7.org/linux/man-pages/man5/systemd.unit.5.html
# custom:
#   id: HOST-FW-001
#   severity: high
#   applies_to: [linux.services]
#   remediation: Enable one of nftables, firewalld and ufw.
package policies.linux.services.no_firewall

import rego.v1

one_of := {"nftables.service", "firewalld.service", "ufw.service", "iptables.service", "netfilter-persistent.service"}

deny contains {"msg": msg, "at": ["started"]} if {
	every unit in input.started {
		not unit in one_of
	}
	msg := "no firewall is started at boot, expected one of nftables, firewalld and ufw"
}
