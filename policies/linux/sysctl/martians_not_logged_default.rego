# METADATA
# title: Martian packets logged on new interfaces
# description: Packets with impossible addresses on an interface that comes up later are a sign of spoofing that nobody sees.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-020
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.conf.default.log_martians = 1`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_conf_default_log_martians]
package policies.linux.sysctl.martians_not_logged_default

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_conf_default_log_martians"]} if {
	input.net_ipv4_conf_default_log_martians != 1
	msg := sprintf("net.ipv4.conf.default.log_martians is %v, expected 1", [input.net_ipv4_conf_default_log_martians])
}
