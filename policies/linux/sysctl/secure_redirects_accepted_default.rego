# METADATA
# title: Secure redirects refused by new interfaces
# description: A gateway that was taken over can steer the traffic of an interface that comes up later.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-022
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.conf.default.secure_redirects = 0`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_conf_default_secure_redirects]
package policies.linux.sysctl.secure_redirects_accepted_default

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_conf_default_secure_redirects"]} if {
	input.net_ipv4_conf_default_secure_redirects != 0
	msg := sprintf("net.ipv4.conf.default.secure_redirects is %v, expected 0", [input.net_ipv4_conf_default_secure_redirects])
}
