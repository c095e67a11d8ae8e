# METADATA
# title: Kexec off
# description: Kexec starts another kernel, past secure boot and every restriction of the running one.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/kernel.html
# custom:
#   id: HOST-KRN-007
#   severity: low
#   applies_to: [linux.sysctl]
#   remediation: Set `kernel.kexec_load_disabled = 1`.
#   equivalents:
#     complianceascode: [sysctl_kernel_kexec_load_disabled]
package policies.linux.sysctl.kexec

import rego.v1

deny contains {"msg": msg, "at": ["kernel_kexec_load_disabled"]} if {
	input.kernel_kexec_load_disabled != 1
	msg := sprintf("kernel.kexec_load_disabled is %v, expected 1", [input.kernel_kexec_load_disabled])
}
