# METADATA
# title: SUID core dumps off
# description: A program with the rights of another writes its memory, with passwords and keys in it, where a user may read it.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/fs.html
# custom:
#   id: HOST-KRN-002
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `fs.suid_dumpable = 0`.
#   equivalents:
#     complianceascode: [sysctl_fs_suid_dumpable]
package policies.linux.sysctl.privileged_core_dumps

import rego.v1

deny contains {"msg": msg, "at": ["fs_suid_dumpable"]} if {
	input.fs_suid_dumpable != 0
	msg := sprintf("fs.suid_dumpable is %v, expected 0", [input.fs_suid_dumpable])
}
