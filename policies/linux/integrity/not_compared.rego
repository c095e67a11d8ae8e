# METADATA
# title: Integrity of files checked every week
# description: Programs and settings that an intruder changed stay changed as long as nobody compares them.
# related_resources:
# - https://aide.github.io/doc/
# - https://man7.org/linux/man-pages/man5/crontab.5.html
# custom:
#   id: HOST-FIM-002
#   severity: high
#   applies_to: [linux.integrity]
#   remediation: Run `aide --check` every day by cron or a timer, or start an agent that watches files.
#   equivalents:
#     complianceascode: [aide_periodic_cron_checking]
package policies.linux.integrity.not_compared

import rego.v1

deny contains {"msg": msg, "at": ["compared"]} if {
	input.compared != "weekly"
	msg := sprintf("files are %s compared with what they were, expected every week", [input.compared])
}
