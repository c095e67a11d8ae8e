# METADATA
# title: App Service remote debugging off
# description: A debugger that connects from outside reads the memory of the app, with the passwords and data in it.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/configure-common
# custom:
#   id: AZU-APP-005
#   severity: medium
#   applies_to: [azure.app.site]
#   remediation: Set remote_debugging_enabled to false.
#   equivalents:
#     checkov: [CKV_AZURE_72]
#     kics: [terraform/azure/remote_debugging_enabled_app_service]
package policies.azure.app.remote_debugging

import rego.v1

deny contains {"msg": "remote_debugging_enabled is true, expected false", "at": ["remote_debugging"]} if input.remote_debugging == true
