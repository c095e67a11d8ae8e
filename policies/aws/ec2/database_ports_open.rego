# METADATA
# title: Database ports not open
# description: A database that the whole internet can reach is found by scanners and attacked directly.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
# custom:
#   id: AWS-NET-003
#   severity: high
#   applies_to: [aws.ec2.security_group]
#   remediation: Limit the source to the security group of the application.
package policies.aws.ec2.database_ports_open

import rego.v1

everywhere := {"0.0.0.0/0", "::/0"}

every_port(rule) if rule.protocol in {"-1", "all"}

every_port(rule) if {
	rule.protocol in {"tcp", "6", "TCP"}
	rule.from == -1
}

ports := {1433, 1521, 3306, 5432, 6379, 9200, 11211, 27017}

reachable(rule) := {port | some port in ports} if every_port(rule)

reachable(rule) := {port | some port in ports; port >= rule.from; port <= rule.to} if {
	not every_port(rule)
	rule.protocol in {"tcp", "6", "TCP"}
	is_number(rule.from)
	is_number(rule.to)
}

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, rule in input.ingress
	some j
	cidr := rule.cidrs[j]
	cidr in everywhere
	open := reachable(rule)
	count(open) > 0
	msg := sprintf("database port %v is open to %v, expected the application's group only", [concat(", ", [sprintf("%d", [port]) | some port in sort(open)]), cidr])
}
