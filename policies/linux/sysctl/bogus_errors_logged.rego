# METADATA
# title: Bogus ICMP errors ignored
# description: Errors that no router should send fill the log and hide what matters in it.
# related_resources:
# - https://docs.kernel.org/networking/ip-sysctl.html
# custom:
#   id: HOST-NET-021
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `net.ipv4.icmp_ignore_bogus_error_responses = 1`.
#   equivalents:
#     complianceascode: [sysctl_net_ipv4_icmp_ignore_bogus_error_responses]
package policies.linux.sysctl.bogus_errors_logged

import rego.v1

deny contains {"msg": msg, "at": ["net_ipv4_icmp_ignore_bogus_error_responses"]} if {
	input.net_ipv4_icmp_ignore_bogus_error_responses != 1
	msg := sprintf("net.ipv4.icmp_ignore_bogus_error_responses is %v, expected 1", [input.net_ipv4_icmp_ignore_bogus_error_responses])
}
