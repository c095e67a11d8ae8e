# METADATA
# title: App Service client certificates
# description: A caller who shows no certificate may be anyone; a password alone can be guessed or stolen.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/app-service-web-configure-tls-mutual-auth
# custom:
#   id: AZU-APP-007
#   severity: low
#   applies_to: [azure.app.site]
#   remediation: Set client_certificate_enabled to true.
#   equivalents:
#     checkov: [CKV_AZURE_17]
#     trivy: [AVD-AZU-0001]
#     kics: [terraform/azure/azure_app_service_client_certificate_disabled]
package policies.azure.app.no_client_certificates

import rego.v1

deny contains {"msg": "callers are asked for no certificate, expected client_certificate_enabled true", "at": ["client_certificates"]} if input.client_certificates == false
