# METADATA
# title: Policies not open to all
# description: A policy that lets every address reach every port protects nothing.
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: K8S-NET-003
#   severity: medium
#   applies_to: [k8s.network.policy]
#   remediation: Name the peers, narrow the address range, or list the ports.
package policies.kubernetes.network.open_policy

import rego.v1

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, rule in input.ingress
	not rule.limits_ports
	some j, cidr in rule.cidrs
	is_everyone(cidr)
	msg := sprintf("every port is open from %s, expected a narrower range or ports", [cidr])
}

deny contains {"msg": "a rule without peers and ports lets every ingress pass, expected one of them", "at": ["ingress", i]} if {
	some i, rule in input.ingress
	not rule.limits_ports
	not rule.limits_peers
}

deny contains {"msg": msg, "at": ["egress", i, "cidrs", j]} if {
	some i, rule in input.egress
	not rule.limits_ports
	some j, cidr in rule.cidrs
	is_everyone(cidr)
	msg := sprintf("every port is open to %s, expected a narrower range or ports", [cidr])
}

deny contains {"msg": "a rule without peers and ports lets every egress pass, expected one of them", "at": ["egress", i]} if {
	some i, rule in input.egress
	not rule.limits_ports
	not rule.limits_peers
}

# Half of all addresses is as good as all of them, since two such rules make the whole.
is_everyone(cidr) if regex.match(`/0*[01]$`, cidr)
