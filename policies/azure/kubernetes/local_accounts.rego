# METADATA
# title: AKS local accounts off
# description: The local administrator is shared, does not expire, and leaves no trace of who acted.
# related_resources:
# - https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad
# custom:
#   id: AZU-AKS-004
#   severity: high
#   applies_to: [azure.kubernetes.cluster]
#   remediation: Set local_account_disabled to true and use Entra ID.
#   equivalents:
#     checkov: [CKV_AZURE_141]
package policies.azure.kubernetes.local_accounts

import rego.v1

deny contains {"msg": "local accounts are on, expected local_account_disabled true", "at": ["local_accounts"]} if input.local_accounts == true
