# METADATA
# title: DNS query logging
# description: Malware asks for names before it does anything; without a log of queries nobody sees it.
# related_resources:
# - https://cloud.google.com/dns/docs/policies-overview
# custom:
#   id: GCP-DNS-002
#   severity: low
#   applies_to: [google.compute.network]
#   remediation: Add a google_dns_policy with enable_logging true that names the network.
package policies.google.compute.queries_not_logged

import rego.v1

queries_logged if {
	some policy in input.dns_policies
	policy.logged
}

deny contains {"msg": "DNS queries are not logged, expected a policy with enable_logging true", "at": ["dns_policies"]} if not queries_logged
