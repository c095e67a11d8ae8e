# METADATA
# title: Regular files in sticky directories protected
# description: A file planted in /tmp makes a privileged program write its data where others read it.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/fs.html
# custom:
#   id: HOST-KRN-017
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `fs.protected_regular = 2`; with 1, directories that a group may write to are left out.
#   equivalents:
#     complianceascode: [sysctl_fs_protected_regular]
package policies.linux.sysctl.regular_files_unprotected

import rego.v1

deny contains {"msg": msg, "at": ["fs_protected_regular"]} if {
	input.fs_protected_regular != 2
	msg := sprintf("fs.protected_regular is %v, expected 2", [input.fs_protected_regular])
}
