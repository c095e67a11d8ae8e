# METADATA
# title: Firewall keeps clear-text services closed
# description: FTP and Telnet send passwords in clear, and file shares of Windows are what worms look for.
# related_resources:
# - https://cloud.google.com/firewall/docs/firewalls
# custom:
#   id: GCP-NET-010
#   severity: high
#   applies_to: [google.compute.firewall]
#   remediation: Limit source_ranges, or use SFTP or SSH and remove the rule.
#   equivalents:
#     checkov: [CKV_GCP_75, CKV_GCP_77]
#     kics: [terraform/gcp/firewall_ingress_allows_unrestricted_ftp_access]
package policies.google.compute.clear_text_ports_open

import data.policies.google.firewalls
import rego.v1

# FTP, Telnet, and the ports of Windows file shares.
clear_ports := {20, 21, 23, 137, 138, 139, 445}

deny contains {"msg": msg, "at": ["sources", i]} if {
	firewalls.guards_entry(input)
	some i
	source := input.sources[i]
	firewalls.is_anyone(source)
	open := {port | some port in clear_ports; some allowed in input.allowed; firewalls.opens(allowed, port)}
	count(open) > 0
	msg := sprintf("clear-text port %v is open to %v, expected known addresses only", [concat(", ", [sprintf("%d", [port]) | some port in sort(open)]), source])
}
