# METADATA
# title: Firewall keeps databases closed
# description: A database that the whole internet can reach is found by scanners and attacked directly.
# related_resources:
# - https://cloud.google.com/firewall/docs/firewalls
# custom:
#   id: GCP-NET-009
#   severity: high
#   applies_to: [google.compute.firewall]
#   remediation: Limit source_ranges to the subnet of the application.
#   equivalents:
#     checkov: [CKV_GCP_88]
#     kics: [terraform/gcp/firewall_ingress_allows_unrestricted_mysql_access]
package policies.google.compute.database_ports_open

import data.policies.google.firewalls
import rego.v1

database_ports := {1433, 1521, 3306, 5432, 6379, 9200, 11211, 27017}

deny contains {"msg": msg, "at": ["sources", i]} if {
	firewalls.guards_entry(input)
	some i
	source := input.sources[i]
	firewalls.is_anyone(source)
	open := {port | some port in database_ports; some allowed in input.allowed; firewalls.opens(allowed, port)}
	count(open) > 0
	msg := sprintf("database port %v is open to %v, expected the application's subnet only", [concat(", ", [sprintf("%d", [port]) | some port in sort(open)]), source])
}
