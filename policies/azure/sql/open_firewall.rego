# METADATA
# title: SQL firewall not open
# description: A database server that the whole internet can reach is tried by password guessers within minutes.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
# custom:
#   id: AZU-SQL-002
#   severity: critical
#   applies_to: [azure.sql.firewall_rule]
#   remediation: Limit the range to the addresses that need the server, or use a private endpoint and remove the rule.
#   equivalents:
#     checkov: [CKV_AZURE_11]
#     trivy: [AVD-AZU-0029]
#     kics: [terraform/azure/unrestricted_sql_server_access]
#     prowler: [sqlserver_unrestricted_inbound_access]
package policies.azure.sql.open_firewall

import rego.v1

deny contains {"msg": msg, "at": ["from"]} if {
	regex.match(`^[0-9]+[.]`, input.from)
	regex.match(`^[0-9]+[.]`, input.to)

	# half of all addresses is as good as all of them
	to_number(split(input.to, ".")[0]) - to_number(split(input.from, ".")[0]) >= 127
	msg := sprintf("addresses %v to %v are let in, expected known addresses only", [input.from, input.to])
}
