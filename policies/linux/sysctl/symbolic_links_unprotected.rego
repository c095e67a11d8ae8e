# METADATA
# title: Symbolic links in sticky directories protected
# description: A symbolic link planted in /tmp makes a privileged program write where the attacker wants.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/fs.html
# custom:
#   id: HOST-KRN-015
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `fs.protected_symlinks = 1`.
#   equivalents:
#     complianceascode: [sysctl_fs_protected_symlinks]
package policies.linux.sysctl.symbolic_links_unprotected

import rego.v1

deny contains {"msg": msg, "at": ["fs_protected_symlinks"]} if {
	input.fs_protected_symlinks != 1
	msg := sprintf("fs.protected_symlinks is %v, expected 1", [input.fs_protected_symlinks])
}
