# METADATA
# title: Trusted services reach storage
# description: Backup, monitoring and logging of Azure come from outside of the named networks; without the exception they stop.
# related_resources:
# - https://learn.microsoft.com/azure/storage/common/storage-network-security
# custom:
#   id: AZU-STG-013
#   severity: low
#   applies_to: [azure.storage.account, azure.storage.network_rules]
#   remediation: Add AzureServices to bypass.
#   equivalents:
#     checkov: [CKV_AZURE_36]
#     trivy: [AVD-AZU-0010]
#     kics: [terraform/azure/trusted_microsoft_services_not_enabled]
#     prowler: [storage_ensure_azure_services_are_trusted_to_access_is_enabled]
package policies.azure.storage.trusted_services_refused

import rego.v1

deny contains {"msg": "trusted services of Azure are refused, expected AzureServices in bypass", "at": ["let_past"]} if {
	input.default_action == "Deny"
	not "AzureServices" in input.let_past
}
