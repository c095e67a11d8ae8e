# METADATA
# title: Key vault logs
# description: Without a log nobody can tell who read which key or password.
# related_resources:
# - https://learn.microsoft.com/azure/key-vault/general/logging
# custom:
#   id: AZU-KV-005
#   severity: medium
#   applies_to: [azure.key_vault.vault]
#   remediation: Add an azurerm_monitor_diagnostic_setting for the vault that sends AuditEvent.
#   equivalents:
#     kics: [terraform/azure/vault_auditing_disabled]
#     prowler: [keyvault_logging_enabled]
package policies.azure.key_vault.not_logged

import rego.v1

logged if {
	some setting in input.diagnostics
	some category in setting.categories
	category in {"AuditEvent", "audit", "allLogs"}
	not category in {log.category | some log in setting.left_out}
}

deny contains {"msg": "access to the vault is not logged, expected a diagnostic setting with AuditEvent", "at": ["diagnostics"]} if not logged
