# METADATA
# title: App Service identity
# description: An app without an identity of its own needs passwords and keys in its settings to reach other services.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/overview-managed-identity
# custom:
#   id: AZU-APP-003
#   severity: medium
#   applies_to: [azure.app.site]
#   remediation: Add an identity block with type SystemAssigned or UserAssigned.
#   equivalents:
#     checkov: [CKV_AZURE_16, CKV_AZURE_71]
#     trivy: [AVD-AZU-0002]
#     kics: [terraform/azure/app_service_managed_identity_disabled]
#     prowler: [app_register_with_identity]
package policies.azure.app.no_identity

import rego.v1

deny contains {"msg": "the app has no managed identity, expected one", "at": ["managed_identity"]} if input.managed_identity == false
