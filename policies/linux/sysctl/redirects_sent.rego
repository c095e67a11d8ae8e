# METADATA
# title: ICMP redirects not sent
# description: A host that sends redirects can be used to change the routes of others.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-003
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.conf.all.send_redirects = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_conf_all_send_redirects]
package policies.linux.sysctl.redirects_sent

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_conf_all_send_redirects"]} if {
	input.net_ipv4_conf_all_send_redirects != 0
	msg := sprintf("net.ipv4.conf.all.send_redirects is %v, expected 0", [input.net_ipv4_conf_all_send_redirects])
}
