# METADATA
# title: No accounts by NIS
# description: A line that starts with a plus sign lets in whoever NIS names, and NIS believes everybody on the network.
# related_resources:
# - https://man7.org/linux/man-pages/man5/nsswitch.conf.5.html
# custom:
#   id: HOST-PAM-024
#   severity: high
#   applies_to: [linux.accounts]
#   remediation: Remove the lines that start with `+` from /etc/passwd, /etc/shadow and /etc/group.
#   equivalents:
#     complianceascode: [no_legacy_plus_entries_etc_passwd, no_legacy_plus_entries_etc_shadow, no_legacy_plus_entries_etc_group]
package policies.linux.accounts.nis_entries

import rego.v1

deny contains {"msg": msg, "at": ["asking", i]} if {
	some i, line in input.asking
	msg := sprintf("the line %v asks NIS, expected accounts of the host only", [line])
}
