# METADATA
# title: Martian packets logged
# description: Packets with impossible addresses are a sign of spoofing that nobody sees.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-006
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.conf.all.log_martians = 1`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_conf_all_log_martians]
package policies.linux.sysctl.martians_not_logged

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_conf_all_log_martians"]} if {
	input.net_ipv4_conf_all_log_martians != 1
	msg := sprintf("net.ipv4.conf.all.log_martians is %v, expected 1", [input.net_ipv4_conf_all_log_martians])
}
