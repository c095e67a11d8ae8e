# METADATA
# title: Kernel log restricted
# description: Kernel addresses in the log help an attacker who is already in.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/kernel.html
# custom:
#   id: HOST-KRN-003
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `kernel.dmesg_restrict = 1`.
#   equivalents:
#     complianceascode: [sysctl_kernel_dmesg_restrict]
package policies.linux.sysctl.kernel_log_readable

import rego.v1

deny contains {"msg": msg, "at": ["kernel_dmesg_restrict"]} if {
	input.kernel_dmesg_restrict != 1
	msg := sprintf("kernel.dmesg_restrict is %v, expected 1", [input.kernel_dmesg_restrict])
}
