# METADATA
# title: Host namespaces not shared
# description: A pod in a namespace of its node sees the processes, memory or network traffic of the node and of other pods.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-005
#   severity: critical
#   applies_to: [k8s.workload]
#   remediation: Remove hostPID, hostIPC and hostNetwork.
#   equivalents:
#     checkov: [CKV_K8S_17, CKV_K8S_18, CKV_K8S_19]
#     trivy: [AVD-KSV-0008, AVD-KSV-0009, AVD-KSV-0010]
#     kics: [k8s/shared_host_network_namespace]
#     prowler: [core_minimize_hostPID_containers, core_minimize_hostIPC_containers, core_minimize_hostNetwork_containers]
package policies.kubernetes.workload.host_namespaces

import rego.v1

deny contains {"msg": "hostPID is true, expected false: the pod shares the node's processes", "at": ["host_pid"]} if input.host_pid

deny contains {"msg": "hostIPC is true, expected false: the pod shares the node's inter-process communication", "at": ["host_ipc"]} if input.host_ipc

deny contains {"msg": "hostNetwork is true, expected false: the pod shares the node's network", "at": ["host_network"]} if input.host_network
