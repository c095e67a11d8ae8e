# METADATA
# title: RDS forces TLS
# description: A database that also accepts clear connections sends passwords and rows over the network for anyone on the path to read.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
# custom:
#   id: AWS-RDS-006
#   severity: high
#   applies_to: [aws.rds.parameter_group]
#   remediation: Set rds.force_ssl to 1 (PostgreSQL) or require_secure_transport to ON (MySQL, MariaDB).
#   equivalents:
#     prowler: [rds_instance_transport_encrypted]
package policies.aws.rds.tls_not_forced

import rego.v1

switch := "rds.force_ssl" if contains(input.family, "postgres")

switch := "require_secure_transport" if regex.match("^(aurora-)?(mysql|mariadb)", input.family)

applies if switch

on := {"1", "on", "true"}

# RDS for PostgreSQL 15 and Aurora PostgreSQL 17 force TLS by themselves, as do MySQL 8.4 and MariaDB 11.8.
forced_by_default if regex.match("^(postgres(1[5-9]|[2-9][0-9])|aurora-postgresql(1[7-9]|[2-9][0-9])|mysql8\\.4|mysql9|mariadb11\\.8)", input.family)

settings contains i if {
	some i, parameter in input.parameters
	parameter.name == switch
}

deny contains {"msg": msg, "at": ["parameters", i, "value"]} if {
	some i in settings
	value := input.parameters[i].value
	not lower(value) in on
	msg := sprintf("%v is %v, expected 1", [switch, value])
}

deny contains {"msg": msg, "at": []} if {
	count(settings) == 0
	not forced_by_default
	msg := sprintf("%v is not set for %v, expected 1", [switch, input.family])
}
