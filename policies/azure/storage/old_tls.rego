# METADATA
# title: Storage TLS 1.2
# description: TLS 1.0 and 1.1 have weaknesses that let an attacker read what is sent.
# related_resources:
# - https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version
# custom:
#   id: AZU-STG-002
#   severity: high
#   applies_to: [azure.storage.account]
#   remediation: Set min_tls_version to TLS1_2.
#   equivalents:
#     checkov: [CKV_AZURE_44]
#     trivy: [AVD-AZU-0011]
#     kics: [terraform/azure/storage_account_not_using_latest_tls_encryption_version]
#     prowler: [storage_ensure_minimum_tls_version_12]
package policies.azure.storage.old_tls

import rego.v1

deny contains {"msg": msg, "at": ["minimum_tls"]} if {
	not input.minimum_tls in {"TLS1_2", "TLS1_3"}
	msg := sprintf("min_tls_version is %v, expected TLS1_2", [input.minimum_tls])
}
