# METADATA
# title: Kubelet read-only port off
# description: The read-only port tells whoever asks what runs on the node, without authentication.
# related_resources:
# - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
# custom:
#   id: K8S-KLT-002
#   severity: high
#   applies_to: [k8s.control_plane.kubelet]
#   remediation: Set readOnlyPort to 0.
#   equivalents:
#     checkov: [CKV_K8S_141]
#     trivy: [AVD-KCV-0082]
#     kics: [k8s/kubelet_read_only_port_is_not_set_to_zero]
#     prowler: [kubelet_disable_read_only_port]
package policies.kubernetes.control_plane.kubelet_read_only_port

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": ["read_only_port"]} if {
	not input.read_only_port in {null, 0}
	msg := sprintf("the read-only port is %v, expected 0", [input.read_only_port])
}

deny contains {"msg": msg, "at": flags.place(input.arguments, "read-only-port")} if {
	is_set_by_flags
	flags.values(input.arguments, "read-only-port") != {"0"}
	msg := sprintf("--read-only-port is %v, expected 0", [flags.shown(input.arguments, "read-only-port")])
}


# A kubelet that is started without a configuration file has the defaults of its flags.
is_set_by_flags if {
	count(input.arguments) > 0
	count(flags.values(input.arguments, "config")) == 0
}
