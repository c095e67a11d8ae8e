# METADATA
# title: App Service HTTP/2
# description: HTTP/1.1 leaves it to each server where a request ends, which lets attackers smuggle requests past what guards the app.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/configure-common
# custom:
#   id: AZU-APP-008
#   severity: low
#   applies_to: [azure.app.site]
#   remediation: Set site_config.http2_enabled to true.
#   equivalents:
#     checkov: [CKV_AZURE_18]
#     trivy: [AVD-AZU-0005]
#     kics: [terraform/azure/app_service_http2_disabled]
#     prowler: [app_ensure_using_http20]
package policies.azure.app.no_http2

import rego.v1

deny contains {"msg": "http2_enabled is false, expected true", "at": ["http2"]} if input.http2 == false
