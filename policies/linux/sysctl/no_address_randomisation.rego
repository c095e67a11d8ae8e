# METADATA
# title: Address space randomised
# description: Predictable addresses make memory errors easy to exploit.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/kernel.html
# custom:
#   id: HOST-KRN-001
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `kernel.randomize_va_space = 2`.
#   equivalents:
#     complianceascode: [sysctl_kernel_randomize_va_space]
package policies.linux.sysctl.no_address_randomisation

import rego.v1

deny contains {"msg": msg, "at": ["kernel_randomize_va_space"]} if {
	input.kernel_randomize_va_space != 2
	msg := sprintf("kernel.randomize_va_space is %v, expected 2", [input.kernel_randomize_va_space])
}
