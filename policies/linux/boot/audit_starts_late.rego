# METADATA
# title: Auditing starts at boot
# description: Processes that start before the audit daemon are never recorded, unless the kernel records from its start.
# related_resources:
# - https://docs.kernel.org/admin-guide/kernel-parameters.html
# custom:
#   id: HOST-AUD-002
#   severity: medium
#   applies_to: [linux.boot]
#   remediation: Add `audit=1` to GRUB_CMDLINE_LINUX in /etc/default/grub, and make grub.cfg again.
#   equivalents:
#     complianceascode: [grub2_audit_argument]
package policies.linux.boot.audit_starts_late

import rego.v1

said := [argument | some argument in input.arguments; startswith(argument, "audit=")]

# the kernel takes the last of two
audited if said[count(said) - 1] in {"audit=1", "audit=on"}

deny contains {"msg": msg, "at": ["arguments"]} if {
	not audited
	msg := sprintf("the kernel is told `%s` of auditing, expected audit=1", [concat(" ", said)])
}
