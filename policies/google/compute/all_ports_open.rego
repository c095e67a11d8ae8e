# METADATA
# title: Firewall not fully open
# description: A rule that lets everyone reach every port protects nothing behind it.
# related_resources:
# - https://cloud.google.com/firewall/docs/firewalls
# custom:
#   id: GCP-NET-002
#   severity: high
#   applies_to: [google.compute.firewall]
#   remediation: Name the ports that are needed, and limit source_ranges.
#   equivalents:
#     checkov: [CKV2_GCP_12]
#     kics: [terraform/gcp/google_compute_network_using_firewall_rule_allows_all_ports]
package policies.google.compute.all_ports_open

import data.policies.google.firewalls
import rego.v1

# What databases listen on: SQL Server, Oracle, MySQL, PostgreSQL, Redis, Elasticsearch, MongoDB, Cassandra.
database_ports := {1433, 1521, 3306, 5432, 6379, 9200, 27017, 9042}

deny contains {"msg": msg, "at": ["sources", i]} if {
	firewalls.guards_entry(input)
	some i
	source := input.sources[i]
	firewalls.is_anyone(source)
	some allowed in input.allowed
	firewalls.opens_every(allowed)
	msg := sprintf("every port is open to %v, expected named ports and sources", [source])
}

deny contains {"msg": msg, "at": ["sources", i]} if {
	firewalls.guards_entry(input)
	some i
	source := input.sources[i]
	firewalls.is_anyone(source)
	every allowed in input.allowed { not firewalls.opens_every(allowed) }
	open := {port | some port in database_ports; some allowed in input.allowed; firewalls.opens(allowed, port)}
	count(open) > 0
	msg := sprintf("database port %v is open to %v, expected known addresses only", [concat(", ", [sprintf("%d", [port]) | some port in sort(open)]), source])
}
