# METADATA
# title: No external addresses on services
# description: Who may set external addresses on a service can draw traffic meant for others to it (CVE-2020-8554).
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
# custom:
#   id: K8S-NET-007
#   severity: medium
#   applies_to: [k8s.network.service]
#   remediation: Remove externalIPs; use a load balancer.
#   equivalents:
#     trivy: [AVD-KSV-0108]
#   parameters:
#     approved:
#       description: Addresses that services may take traffic for.
#       default: []
package policies.kubernetes.network.external_ips

import rego.v1

deny contains {"msg": msg, "at": ["external_ips", i]} if {
	some i, address in input.external_ips
	not address in data.params.approved
	msg := sprintf("the service takes traffic for %s, expected no external address", [address])
}
