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
#   equivalents:
#     kics: [terraform/aws/sensitive_port_is_exposed_to_entire_network]
package policies.aws.ec2.database_ports_open

import rego.v1

import data.policies.aws.ports

# SQL Server, Oracle, MySQL, PostgreSQL, Redshift, Redis, OpenSearch, memcached, MongoDB.
numbers := {1433, 1521, 3306, 5432, 5439, 6379, 9200, 11211, 27017}

deny contains {"msg": msg, "at": ["ingress", i, "cidrs", j]} if {
	some i, j
	rule := input.ingress[i]
	cidr := rule.cidrs[j]
	ports.everywhere(cidr)
	open := {number | some number in ports.opened(rule, "tcp", numbers)} | {11211 | ports.opens(rule, "udp", 11211)}
	count(open) > 0
	msg := sprintf("database port %v is open to %v, expected the application's group only", [ports.listed(open), cidr])
}
