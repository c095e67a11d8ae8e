# METADATA
# title: Ptrace restricted
# description: A process that may trace others of its user reads their keys and passwords.
# related_resources:
# - https://docs.kernel.org/admin-guide/LSM/Yama.html
# custom:
#   id: HOST-KRN-004
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `kernel.yama.ptrace_scope = 1`.
#   equivalents:
#     complianceascode: [sysctl_kernel_yama_ptrace_scope]
package policies.linux.sysctl.ptrace_unrestricted

import rego.v1

deny contains {"msg": msg, "at": ["kernel_yama_ptrace_scope"]} if {
	not input.kernel_yama_ptrace_scope in {1, 2, 3}
	msg := sprintf("kernel.yama.ptrace_scope is %v, expected 1 or more", [input.kernel_yama_ptrace_scope])
}
