# METADATA
# title: Instance has no public IP
# description: A machine with a public address can be reached, and attacked, from anywhere.
# related_resources:
# - https://cloud.google.com/compute/docs/ip-addresses
# custom:
#   id: GCP-VM-001
#   severity: high
#   applies_to: [google.compute.instance]
#   remediation: Remove access_config, and go through a load balancer, Cloud NAT or Identity-Aware Proxy.
#   equivalents:
#     checkov: [CKV_GCP_40]
#     trivy: [AVD-GCP-0031]
package policies.google.compute.public_address

import rego.v1

deny contains {"msg": "the interface has a public address, expected none", "at": ["interfaces", i, "public"]} if {
	some i, interface in input.interfaces
	interface.public == true
}

deny contains {"msg": "the interface has a public IPv6 address, expected none", "at": ["interfaces", i, "public_ipv6"]} if {
	some i, interface in input.interfaces
	interface.public_ipv6 == true
}
