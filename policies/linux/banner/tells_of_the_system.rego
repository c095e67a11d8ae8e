# METADATA
# title: Texts before a log-in do not tell of the system
# description: A stranger who is told the system and its version knows which faults to try.
# related_resources:
# - https://man7.org/linux/man-pages/man8/agetty.8.html
# - https://man7.org/linux/man-pages/man5/issue.5.html
# custom:
#   id: HOST-BAN-001
#   severity: low
#   applies_to: [linux.banner]
#   remediation: Replace the line by one that says who may use the host, and that use is recorded.
#   equivalents:
#     complianceascode: [banner_etc_issue_cis, banner_etc_issue_net, banner_etc_issue_net_cis, banner_etc_motd_cis]
package policies.linux.banner.tells_of_the_system

import rego.v1

deny contains {"msg": msg, "at": ["tells", i]} if {
	some i, what in input.tells
	msg := sprintf("%s tells of the system by %s, expected nothing of it", [input.path, what])
}
