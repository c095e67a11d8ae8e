# METADATA
# title: Load balancers limited to known addresses
# description: A load balancer without source ranges takes connections from everybody.
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: K8S-NET-008
#   severity: medium
#   applies_to: [k8s.network.service]
#   remediation: Set loadBalancerSourceRanges, or make the load balancer internal.
#   equivalents:
#     kics: [k8s/service_with_external_load_balancer, terraform/kubernetes/service_with_external_load_balancer]
package policies.kubernetes.network.open_load_balancer

import rego.v1

deny contains {"msg": "the load balancer lets every address in, expected loadBalancerSourceRanges", "at": ["type"]} if {
	input.type == "LoadBalancer"
	not input.internal
	count(input.source_ranges) == 0
}

deny contains {"msg": msg, "at": ["source_ranges", i]} if {
	input.type == "LoadBalancer"
	not input.internal
	some i, ranges in input.source_ranges

	# an annotation has them in one text
	some range in split(ranges, ",")
	regex.match(`/0*[01]$`, trim_space(range))
	msg := sprintf("the load balancer lets %s in, expected narrower ranges", [range])
}
