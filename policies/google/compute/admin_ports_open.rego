# METADATA
# title: Firewall admin ports not open
# description: SSH and RDP that the whole internet can reach are tried by password guessers within minutes.
# related_resources:
# - https://cloud.google.com/firewall/docs/firewalls
# custom:
#   id: GCP-NET-001
#   severity: critical
#   applies_to: [google.compute.firewall]
#   remediation: Limit source_ranges to the addresses of administrators, or to 35.235.240.0/20 with Identity-Aware Proxy.
#   equivalents:
#     checkov: [CKV_GCP_2, CKV_GCP_3]
#     trivy: [AVD-GCP-0070, AVD-GCP-0071]
#     kics: [terraform/gcp/ssh_access_is_not_restricted, terraform/gcp/rdp_access_is_not_restricted]
#     prowler: [compute_firewall_ssh_access_from_the_internet_allowed, compute_firewall_rdp_access_from_the_internet_allowed]
package policies.google.compute.admin_ports_open

import data.policies.google.firewalls
import rego.v1

deny contains {"msg": msg, "at": ["sources", i]} if {
	firewalls.guards_entry(input)
	some i
	source := input.sources[i]
	firewalls.is_anyone(source)
	open := {port | some port in {22, 3389}; some allowed in input.allowed; firewalls.opens(allowed, port)}
	count(open) > 0
	msg := sprintf("port %v is open to %v, expected known addresses only", [concat(", ", [sprintf("%d", [port]) | some port in sort(open)]), source])
}
