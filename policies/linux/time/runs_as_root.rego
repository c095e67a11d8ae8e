# METADATA
# title: Chrony runs unprivileged
# description: A fault in a daemon that reads packets of strangers gives them what it may do; as root that is everything.
# related_resources:
# - https://chrony-project.org/doc/4.5/chrony.conf.html
# custom:
#   id: HOST-TIME-003
#   severity: low
#   applies_to: [linux.time_sources]
#   remediation: Set `user chrony` (`_chrony` on Debian) in chrony.conf.
package policies.linux.time.runs_as_root

import rego.v1

deny contains {"msg": msg, "at": ["user"]} if {
	input.user in {"root", "0"}
	msg := "chronyd runs as root, expected a user of its own"
}
