# METADATA
# title: Audit backlog at boot
# description: More than 64 records come up at boot, and what does not fit is lost until the audit daemon runs.
# related_resources:
# - https://docs.kernel.org/admin-guide/kernel-parameters.html
# custom:
#   id: HOST-AUD-019
#   severity: low
#   applies_to: [linux.boot]
#   remediation: Add `audit_backlog_limit=8192` to GRUB_CMDLINE_LINUX in /etc/default/grub, and make grub.cfg again.
#   equivalents:
#     complianceascode: [grub2_audit_backlog_limit_argument]
#   parameters:
#     min_records:
#       description: records that wait at boot at least
#       default: 8192
#       stricter: higher
package policies.linux.boot.few_records_wait

import rego.v1

said := [to_number(digits) |
	some argument in input.arguments
	startswith(argument, "audit_backlog_limit=")
	digits := trim_prefix(argument, "audit_backlog_limit=")
	regex.match(`^[0-9]{1,9}$`, digits)
]

# the kernel's own limit is 64, and of two it takes the last
limits := array.concat([64], said)

deny contains {"msg": msg, "at": ["arguments"]} if {
	limit := limits[count(limits) - 1]
	limit < data.params.min_records
	msg := sprintf("%v records wait at boot, expected audit_backlog_limit=%v or more", [limit, data.params.min_records])
}
