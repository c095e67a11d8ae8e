# METADATA
# title: ICMP redirects not sent by new interfaces
# description: An interface that comes up later sends redirects, which change the routes of others.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-015
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.conf.default.send_redirects = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_conf_default_send_redirects]
package policies.linux.sysctl.redirects_sent_default

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_conf_default_send_redirects"]} if {
	input.net_ipv4_conf_default_send_redirects != 0
	msg := sprintf("net.ipv4.conf.default.send_redirects is %v, expected 0", [input.net_ipv4_conf_default_send_redirects])
}
