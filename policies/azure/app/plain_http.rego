# METADATA
# title: App Service HTTPS only
# description: Over plain HTTP whoever sits on the way reads and changes what is sent.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/configure-ssl-bindings
# custom:
#   id: AZU-APP-001
#   severity: high
#   applies_to: [azure.app.site]
#   remediation: Set https_only to true.
#   equivalents:
#     checkov: [CKV_AZURE_14, CKV_AZURE_70, CKV_AZURE_153]
#     trivy: [AVD-AZU-0004]
#     prowler: [app_ensure_http_is_redirected_to_https, app_minimum_tls_version_12]
package policies.azure.app.plain_http

import rego.v1

deny contains {"msg": "https_only is false, expected true", "at": ["https_only"]} if input.https_only == false
