# METADATA
# title: Core dumps not stored
# description: The memory of a program that crashed, with passwords, keys and data in it, stays on disk.
# related_resources:
# - https://www.freedesktop.org/software/systemd/man/latest/coredump.conf.html
# custom:
#   id: HOST-CORE-001
#   severity: medium
#   applies_to: [linux.coredump]
#   remediation: Set `Storage=none` in coredump.conf.
#   equivalents:
#     complianceascode: [coredump_disable_storage]
package policies.linux.systemd.core_dumps_kept

import rego.v1

deny contains {"msg": msg, "at": ["storage"]} if {
	input.storage != "none"
	msg := sprintf("Storage of core dumps is %s, expected none", [input.storage])
}
