# METADATA
# title: SSH warning banner shown
# description: Without a notice before log-in an intruder can claim not to have known that the system is private.
# related_resources:
# - https://man.openbsd.org/sshd_config#Banner
# custom:
#   id: HOST-SSH-018
#   severity: low
#   applies_to: [linux.sshd]
#   remediation: Set `Banner /etc/issue.net` and put the approved text there.
#   equivalents:
#     complianceascode: [sshd_enable_warning_banner]
package policies.linux.ssh.no_banner

import rego.v1

applies if input.match == null

applies if "banner" in input.sets

deny contains {"msg": msg, "at": ["banner"]} if {
	not startswith(input.banner, "/")
	msg := sprintf("Banner is %s, expected the path of a file", [input.banner])
}
