# METADATA
# title: Unsafe sysctls, proc mount and SELinux options absent
# description: Unsafe sysctls, an unmasked /proc and SELinux options of their own let a pod weaken the isolation of its node.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-018
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Remove the sysctls, procMount and seLinuxOptions named.
#   equivalents:
#     trivy: [AVD-KSV-0025, AVD-KSV-0026, AVD-KSV-0027]
#     kics: [k8s/cluster_allows_unsafe_sysctls, terraform/kubernetes/cluster_allows_unsafe_sysctls, k8s/container_runs_unmasked, terraform/kubernetes/container_runs_unmasked]
package policies.kubernetes.workload.unsafe_kernel_options

import rego.v1

deny contains {"msg": msg, "at": ["sysctls", i, "name"]} if {
	some i, sysctl in input.sysctls
	not sysctl.name in safe_sysctls
	msg := sprintf("sysctl %s is unsafe, expected only sysctls that are isolated between pods", [sysctl.name])
}

deny contains {"msg": msg, "at": ["containers", i, "proc_mount"]} if {
	some i, container in input.containers
	container.proc_mount != "Default"
	msg := sprintf("container %v has procMount %s, expected Default", [container.name, container.proc_mount])
}

deny contains {"msg": msg, "at": ["selinux", name]} if {
	input.selinux != null
	some name in {"user", "role", "type"}
	input.selinux[name] != null
	not is_allowed(name, input.selinux[name])
	msg := sprintf("the pod sets SELinux %s %s, expected none of its own", [name, input.selinux[name]])
}

deny contains {"msg": msg, "at": ["containers", i, "selinux", name]} if {
	some i, container in input.containers
	container.selinux != null
	some name in {"user", "role", "type"}
	container.selinux[name] != null
	not is_allowed(name, container.selinux[name])
	msg := sprintf("container %v sets SELinux %s %s, expected none of its own", [container.name, name, container.selinux[name]])
}

# Pod Security Standards, baseline: SELinux.
is_allowed(_, value) if value == ""

is_allowed("type", type) if type in {"container_t", "container_init_t", "container_kvm_t", "container_engine_t"}

# Pod Security Standards, baseline: sysctls.
safe_sysctls := {
	"kernel.shm_rmid_forced",
	"net.ipv4.ip_local_port_range",
	"net.ipv4.ip_local_reserved_ports",
	"net.ipv4.ip_unprivileged_port_start",
	"net.ipv4.ping_group_range",
	"net.ipv4.tcp_fin_timeout",
	"net.ipv4.tcp_keepalive_intvl",
	"net.ipv4.tcp_keepalive_probes",
	"net.ipv4.tcp_keepalive_time",
	"net.ipv4.tcp_rmem",
	"net.ipv4.tcp_syncookies",
	"net.ipv4.tcp_wmem",
}
