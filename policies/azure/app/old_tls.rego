# METADATA
# title: App Service TLS 1.2
# description: TLS 1.0 and 1.1 have weaknesses that let an attacker read what is sent.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/configure-ssl-bindings
# custom:
#   id: AZU-APP-004
#   severity: high
#   applies_to: [azure.app.site]
#   remediation: Set minimum_tls_version to 1.2.
#   equivalents:
#     checkov: [CKV_AZURE_15, CKV_AZURE_145, CKV_AZURE_154]
#     trivy: [AVD-AZU-0006]
#     kics: [terraform/azure/app_service_not_using_latest_tls_encryption_version, terraform/azure/function_app_not_using_latest_tls_encryption_version]
package policies.azure.app.old_tls

import rego.v1

deny contains {"msg": msg, "at": ["minimum_tls"]} if {
	not input.minimum_tls in {"1.2", "1.3"}
	msg := sprintf("minimum_tls_version is %v, expected 1.2", [input.minimum_tls])
}
