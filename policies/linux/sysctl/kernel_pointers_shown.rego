# METADATA
# title: Kernel pointers restricted
# description: Kernel addresses in /proc help an attacker who is already in.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/kernel.html
# custom:
#   id: HOST-KRN-014
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `kernel.kptr_restrict = 1`.
#   equivalents:
#     complianceascode: [sysctl_kernel_kptr_restrict]
package policies.linux.sysctl.kernel_pointers_shown

import rego.v1

deny contains {"msg": msg, "at": ["kernel_kptr_restrict"]} if {
	not input.kernel_kptr_restrict in {1, 2}
	msg := sprintf("kernel.kptr_restrict is %v, expected 1 or 2", [input.kernel_kptr_restrict])
}
