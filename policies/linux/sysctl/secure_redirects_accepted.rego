# METADATA
# title: Secure redirects refused
# description: A gateway that was taken over can steer the traffic of the host.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-009
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.conf.all.secure_redirects = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_conf_all_secure_redirects]
package policies.linux.sysctl.secure_redirects_accepted

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_conf_all_secure_redirects"]} if {
	input.net_ipv4_conf_all_secure_redirects != 0
	msg := sprintf("net.ipv4.conf.all.secure_redirects is %v, expected 0", [input.net_ipv4_conf_all_secure_redirects])
}
