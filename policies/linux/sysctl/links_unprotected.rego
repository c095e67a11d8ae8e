# METADATA
# title: Links in sticky directories protected
# description: Links planted in /tmp make a privileged program write where the attacker wants.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/fs.html
# custom:
#   id: HOST-KRN-005
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set fs.protected_hardlinks and fs.protected_symlinks to 1.
#   equivalents:
#     complianceascode: [sysctl_fs_protected_hardlinks, sysctl_fs_protected_symlinks]
package policies.linux.sysctl.links_unprotected

import rego.v1

deny contains {"msg": msg, "at": ["fs_protected_hardlinks"]} if {
	input.fs_protected_hardlinks != 1
	msg := sprintf("fs.protected_hardlinks is %v, expected 1", [input.fs_protected_hardlinks])
}

deny contains {"msg": msg, "at": ["fs_protected_symlinks"]} if {
	input.fs_protected_symlinks != 1
	msg := sprintf("fs.protected_symlinks is %v, expected 1", [input.fs_protected_symlinks])
}
