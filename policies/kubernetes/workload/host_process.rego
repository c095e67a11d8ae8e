# METADATA
# title: No processes of the Windows node
# description: A HostProcess container runs on the node itself, with what its user may do there.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-038
#   severity: high
#   applies_to: [k8s.workload]
#   remediation: Remove windowsOptions.hostProcess.
#   equivalents:
#     trivy: [AVD-KSV-0103]
package policies.kubernetes.workload.host_process

import rego.v1

deny contains {"msg": "the pod runs as processes of the node, expected no hostProcess", "at": ["host_process"]} if input.host_process == true

deny contains {"msg": msg, "at": ["containers", i, "host_process"]} if {
	some i, container in input.containers
	container.host_process == true
	msg := sprintf("container %v runs as a process of the node, expected no hostProcess", [container.name])
}
