# METADATA
# title: Services not exposed without need
# description: A node port opens the service on every node, a load balancer without source ranges to everybody.
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: K8S-NET-005
#   severity: medium
#   applies_to: [k8s.network.service]
#   remediation: Use ClusterIP behind an Ingress, or set loadBalancerSourceRanges.
#   equivalents:
#     kics: [k8s/service_type_is_nodeport, terraform/kubernetes/service_type_is_nodeport, k8s/service_with_external_load_balancer, terraform/kubernetes/service_with_external_load_balancer]
package policies.kubernetes.network.exposed_service

import rego.v1

deny contains {"msg": "the type is NodePort, expected ClusterIP behind an Ingress", "at": ["type"]} if input.type == "NodePort"

deny contains {"msg": "the load balancer lets every address in, expected loadBalancerSourceRanges", "at": ["type"]} if {
	input.type == "LoadBalancer"
	not input.internal
	count(input.source_ranges) == 0
}

deny contains {"msg": msg, "at": ["source_ranges", i]} if {
	input.type == "LoadBalancer"
	not input.internal
	some i, range in input.source_ranges
	range in {"0.0.0.0/0", "::/0"}
	msg := sprintf("the load balancer lets %s in, expected narrower ranges", [range])
}
