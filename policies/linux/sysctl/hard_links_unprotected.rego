# METADATA
# title: Hard links protected
# description: A hard link planted in /tmp makes a privileged program write where the attacker wants.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/fs.html
# custom:
#   id: HOST-KRN-005
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `fs.protected_hardlinks = 1`.
#   equivalents:
#     complianceascode: [sysctl_fs_protected_hardlinks]
package policies.linux.sysctl.hard_links_unprotected

import rego.v1

deny contains {"msg": msg, "at": ["fs_protected_hardlinks"]} if {
	input.fs_protected_hardlinks != 1
	msg := sprintf("fs.protected_hardlinks is %v, expected 1", [input.fs_protected_hardlinks])
}
