# METADATA
# title: Unprivileged BPF off
# description: BPF for everyone has led to repeated ways from a user account into the kernel.
# related_resources:
# - https://docs.kernel.org/admin-guide/sysctl/kernel.html
# custom:
#   id: HOST-KRN-006
#   severity: medium
#   applies_to: [linux.sysctl]
#   remediation: Set `kernel.unprivileged_bpf_disabled = 1`.
#   equivalents:
#     complianceascode: [sysctl_kernel_unprivileged_bpf_disabled]
package policies.linux.sysctl.unprivileged_bpf

import rego.v1

deny contains {"msg": msg, "at": ["kernel_unprivileged_bpf_disabled"]} if {
	not input.kernel_unprivileged_bpf_disabled in {1, 2}
	msg := sprintf("kernel.unprivileged_bpf_disabled is %v, expected 1 or 2", [input.kernel_unprivileged_bpf_disabled])
}
