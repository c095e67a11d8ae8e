# METADATA
# title: Network with firewall rules
# description: A network that nobody wrote rules for relies on whatever somebody adds to it later.
# related_resources:
# - https://cloud.google.com/firewall/docs/firewalls
# custom:
#   id: GCP-NET-012
#   severity: medium
#   applies_to: [google.compute.network]
#   remediation: Add google_compute_firewall rules, or a firewall policy, that name the network.
#   equivalents:
#     checkov: [CKV2_GCP_18]
package policies.google.compute.network_without_rules

import rego.v1

deny contains {"msg": "no firewall rule names the network, expected rules of its own", "at": ["rules"]} if count(input.rules) == 0
