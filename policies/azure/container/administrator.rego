# METADATA
# title: Registry administrator off
# description: The administrator account is shared, may push everything, and leaves no trace of who acted.
# related_resources:
# - https://learn.microsoft.com/azure/container-registry/container-registry-authentication
# custom:
#   id: AZU-ACR-001
#   severity: medium
#   applies_to: [azure.container.registry]
#   remediation: Leave admin_enabled out, and use Entra ID.
#   equivalents:
#     checkov: [CKV_AZURE_137]
#     kics: [terraform/azure/admin_user_enabled_for_container_registry]
#     prowler: [containerregistry_admin_user_disabled, containerregistry_not_publicly_accessible]
package policies.azure.container.administrator

import rego.v1

deny contains {"msg": "admin_enabled is true, expected false", "at": ["administrator"]} if input.administrator == true
