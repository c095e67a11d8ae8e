# METADATA
# title: App Service authentication
# description: An app that App Service asks no callers for answers everyone who finds its name, unless it asks by itself.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/overview-authentication-authorization
# custom:
#   id: AZU-APP-006
#   severity: medium
#   applies_to: [azure.app.site]
#   remediation: Turn on auth_settings_v2 (auth_enabled), or auth_settings (enabled) on older resources.
#   equivalents:
#     checkov: [CKV_AZURE_13, CKV_AZURE_56]
#     trivy: [AVD-AZU-0003]
#     kics: [terraform/azure/app_service_authentication_disabled, terraform/azure/function_app_authentication_disabled]
package policies.azure.app.no_authentication

import rego.v1

deny contains {"msg": "App Service asks nobody who they are, expected authentication on", "at": ["authentication"]} if input.authentication == false
