# METADATA
# title: Host ports not used
# description: A host port opens the container on every address of its node, past services and network policies.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-009
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Remove hostPort and publish the port with a Service.
#   equivalents:
#     checkov: [CKV_K8S_26]
#     trivy: [AVD-KSV-0024]
#     kics: [k8s/workload_host_port_not_specified]
#     prowler: [core_minimize_admission_hostport_containers]
package policies.kubernetes.workload.host_port

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "ports", j, "host_port"]} if {
	some i, container in input.containers
	some j, port in container.ports
	port.host_port != null
	port.host_port != 0
	msg := sprintf("container %v uses port %v of the node, expected no hostPort", [container.name, port.host_port])
}
