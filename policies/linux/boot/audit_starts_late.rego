# METADATA
# title: Auditing starts at boot
# description: Processes that start before the audit daemon are never recorded, unless the kernel records from its start.
# related_resources:
# - https://www.gnu.org/software/grub/manual/grub/html_node/Simple-configuration.html
# custom:
#   id: HOST-AUD-002
#   severity: medium
#   applies_to: [linux.boot]
#   remediation: Add `audit=1 audit_backlog_limit=8192` to GRUB_CMDLINE_LINUX in /etc/default/grub, and make grub.cfg again.
#   equivalents:
#     complianceascode: [grub2_audit_argument, grub2_audit_backlog_limit_argument]
#   parameters:
#     min_backlog:
#       description: records that wait at boot at least
#       default: 8192
#       stricter: higher
package policies.linux.boot.audit_starts_late

import rego.v1

backlogs := [to_number(digits) |
	some argument in input.arguments
	startswith(argument, "audit_backlog_limit=")
	digits := trim_prefix(argument, "audit_backlog_limit=")
	regex.match(`^[0-9]{1,9}$`, digits)
]

# the kernel takes the last of two
deny contains {"msg": msg, "at": ["arguments"]} if {
	said := [argument | some argument in input.arguments; startswith(argument, "audit=")]
	not said[count(said) - 1] in {"audit=1", "audit=on"}
	msg := sprintf("the kernel is told %s, expected audit=1", [concat(" ", said)])
}

deny contains {"msg": msg, "at": ["arguments"]} if {
	every argument in input.arguments {
		not startswith(argument, "audit=")
	}
	msg := "the kernel is not told to audit from its start, expected audit=1"
}

deny contains {"msg": msg, "at": ["arguments"]} if {
	not large_enough
	msg := sprintf("the kernel is not told how many records wait at boot, expected audit_backlog_limit=%v or more", [data.params.min_backlog])
}

large_enough if backlogs[count(backlogs) - 1] >= data.params.min_backlog
