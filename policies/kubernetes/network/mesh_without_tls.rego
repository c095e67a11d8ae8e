# METADATA
# title: Mesh mutual TLS strict
# description: Traffic between workloads may be read and forged when the mesh also takes plain text.
# related_resources:
# - https://istio.io/latest/docs/reference/config/security/peer_authentication/
# custom:
#   id: K8S-NET-006
#   severity: medium
#   applies_to: [k8s.network.peer_authentication]
#   remediation: Set spec.mtls.mode to STRICT.
package policies.kubernetes.network.mesh_without_tls

import rego.v1

deny contains {"msg": msg, "at": ["mode"]} if {
	input.mode != "STRICT"
	msg := sprintf("mutual TLS is %s, expected STRICT", [input.mode])
}

deny contains {"msg": msg, "at": ["ports", i, "mode"]} if {
	some i, port in input.ports
	port.mode in {"PERMISSIVE", "DISABLE"}
	msg := sprintf("mutual TLS is %s on port %s, expected STRICT", [port.mode, port.key])
}
