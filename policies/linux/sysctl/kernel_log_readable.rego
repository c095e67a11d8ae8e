# METADATA
# title: Kernel log and pointers restricted
# description: Kernel addresses in the log or in /proc help an attacker who is already in.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/kernel.html
# custom:
#   id: HOST-KRN-003
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `kernel.dmesg_restrict = 1` and `kernel.kptr_restrict = 1`.
#   equivalents:
#     complianceascode: [sysctl_kernel_dmesg_restrict, sysctl_kernel_kptr_restrict]
package policies.linux.sysctl.kernel_log_readable

import rego.v1

deny contains {"msg": msg, "at": ["kernel_dmesg_restrict"]} if {
	input.kernel_dmesg_restrict != 1
	msg := sprintf("kernel.dmesg_restrict is %v, expected 1", [input.kernel_dmesg_restrict])
}

deny contains {"msg": msg, "at": ["kernel_kptr_restrict"]} if {
	not input.kernel_kptr_restrict in {1, 2}
	msg := sprintf("kernel.kptr_restrict is %v, expected 1 or 2", [input.kernel_kptr_restrict])
}
