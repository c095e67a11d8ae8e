# METADATA
# title: Machines do not forward packets
# description: A machine that forwards packets joins networks past the firewall rules and can send in the name of others.
# related_resources:
# - https://cloud.google.com/vpc/docs/using-routes#canipforward
# custom:
#   id: GCP-VM-010
#   severity: medium
#   applies_to: [google.compute.instance]
#   remediation: Set can_ip_forward to false; waive it for a router.
#   equivalents:
#     checkov: [CKV_GCP_36]
#     trivy: [AVD-GCP-0043]
#     kics: [terraform/gcp/ip_forwarding_enabled]
#     prowler: [compute_instance_ip_forwarding_is_enabled]
package policies.google.compute.forwards_packets

import rego.v1

deny contains {"msg": "can_ip_forward is true, expected false", "at": ["ip_forward"]} if input.ip_forward == true
