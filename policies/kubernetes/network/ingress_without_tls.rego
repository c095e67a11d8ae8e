# METADATA
# title: Ingress uses TLS
# description: Requests to a host without TLS travel in clear.
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
# custom:
#   id: K8S-NET-004
#   severity: high
#   applies_to: [k8s.network.ingress]
#   remediation: Add an entry for the host to spec.tls.
package policies.kubernetes.network.ingress_without_tls

import rego.v1

applies if not input.managed_certificate

deny contains {"msg": "no certificate is set, expected spec.tls", "at": ["tls"]} if count(input.tls) == 0

deny contains {"msg": msg, "at": ["rules", i, "host"]} if {
	count(input.tls) > 0
	some i, rule in input.rules
	rule.host != null
	not is_covered(rule.host)
	msg := sprintf("host %s is in no entry of spec.tls, expected TLS for every host", [rule.host])
}

is_covered(_) if {
	some entry in input.tls
	count(entry.hosts) == 0
}

is_covered(host) if {
	some entry in input.tls
	some pattern in entry.hosts
	matches(host, pattern)
}

matches(host, pattern) if host == pattern

# A wildcard stands for one label.
matches(host, pattern) if {
	startswith(pattern, "*.")
	parts := split(host, ".")
	concat(".", array.slice(parts, 1, count(parts))) == trim_prefix(pattern, "*.")
}
