# METADATA
# title: Reverse path filter on for new interfaces
# description: An interface that comes up later takes in packets with a forged source address.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-019
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.conf.default.rp_filter = 1`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_conf_default_rp_filter]
package policies.linux.sysctl.no_reverse_path_filter_default

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_conf_default_rp_filter"]} if {
	not input.net_ipv4_conf_default_rp_filter in {1, 2}
	msg := sprintf("net.ipv4.conf.default.rp_filter is %v, expected 1 or 2", [input.net_ipv4_conf_default_rp_filter])
}
