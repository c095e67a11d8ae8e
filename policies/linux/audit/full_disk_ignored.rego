# METADATA
# title: Audit full-disk action set
# description: When the disk is full and nobody is told, the records end and work goes on without them.
# related_resources:
# - https://man7.org/linux/man-pages/man5/auditd.conf.5.html
# custom:
#   id: HOST-AUD-016
#   severity: medium
#   applies_to: [linux.auditd]
#   remediation: Set `space_left_action = email` (or exec, syslog) and `admin_space_left_action = single` (or halt, suspend).
package policies.linux.audit.full_disk_ignored

import rego.v1

# A program is named after exec.
word(action) := split(action, " ")[0]

deny contains {"msg": msg, "at": ["space_left_action"]} if {
	not word(input.space_left_action) in {"email", "exec", "syslog", "single", "halt"}
	msg := sprintf("space_left_action is %v, expected email, exec or syslog", [input.space_left_action])
}

deny contains {"msg": msg, "at": ["admin_space_left_action"]} if {
	not word(input.admin_space_left_action) in {"single", "halt", "suspend"}
	msg := sprintf("admin_space_left_action is %v, expected single, halt or suspend", [input.admin_space_left_action])
}
