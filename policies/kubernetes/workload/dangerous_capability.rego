# METADATA
# title: No capability beyond the baseline added
# description: Capabilities beyond the usual set, such as SYS_ADMIN, are close to being root on the node.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-026
#   severity: high
#   applies_to: [k8s.workload]
#   remediation: Remove the capability from capabilities.add.
#   equivalents:
#     checkov: [CKV_K8S_39]
#     trivy: [AVD-KSV-0005, AVD-KSV-0022]
#     kics: [k8s/containers_with_sys_admin_capabilities, terraform/kubernetes/containers_with_sys_admin_capabilities]
package policies.kubernetes.workload.dangerous_capability

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "capabilities_added", j]} if {
	some i, container in input.containers
	some j, name in container.capabilities_added
	not trim_prefix(upper(name), "CAP_") in baseline
	msg := sprintf("container %v adds capability %s, expected none beyond the baseline set", [container.name, name])
}

# Pod Security Standards, baseline: capabilities.
baseline := {
	"AUDIT_WRITE",
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"FSETID",
	"KILL",
	"MKNOD",
	"NET_BIND_SERVICE",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYS_CHROOT",
}
