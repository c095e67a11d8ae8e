# METADATA
# title: SQL firewall not open to all of Azure
# description: The range 0.0.0.0 lets in every machine in Azure, also those of other customers.
# related_resources:
# - https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
# custom:
#   id: AZU-SQL-009
#   severity: medium
#   applies_to: [azure.sql.firewall_rule]
#   remediation: Remove the rule, and use a private endpoint or virtual network rules.
#   equivalents:
#     checkov: [CKV2_AZURE_34]
package policies.azure.sql.open_to_azure

import rego.v1

deny contains {"msg": "every machine in Azure is let in, expected known addresses only", "at": ["from"]} if {
	input.from == "0.0.0.0"
	input.to == "0.0.0.0"
}
