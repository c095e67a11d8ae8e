# METADATA
# title: Kubelet leaves kernel settings alone
# description: A kubelet that changes kernel settings undoes the hardening of its node.
# related_resources:
# - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
# custom:
#   id: K8S-KLT-004
#   severity: medium
#   applies_to: [k8s.control_plane.kubelet]
#   remediation: Set protectKernelDefaults to true.
#   equivalents:
#     checkov: [CKV_K8S_144]
#     kics: [k8s/kubelet_protect_kernel_defaults_set_to_false]
package policies.kubernetes.control_plane.kubelet_kernel_defaults

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": "kernel settings are changed, expected protectKernelDefaults: true", "at": ["protects_kernel_defaults"]} if {
	input.protects_kernel_defaults == false
}

deny contains {"msg": msg, "at": flags.place(input.arguments, "protect-kernel-defaults")} if {
	is_set_by_flags
	flags.values(input.arguments, "protect-kernel-defaults") != {"true"}
	msg := sprintf("--protect-kernel-defaults is %v, expected true", [flags.shown(input.arguments, "protect-kernel-defaults")])
}


# A kubelet that is started without a configuration file has the defaults of its flags.
is_set_by_flags if {
	count(input.arguments) > 0
	count(flags.values(input.arguments, "config")) == 0
}
