# METADATA
# title: MySQL TLS 1.2
# description: TLS 1.0 and 1.1 have weaknesses that let an attacker read what is sent.
# related_resources:
# - https://learn.microsoft.com/azure/mysql/flexible-server/security-tls
# custom:
#   id: AZU-MY-004
#   severity: high
#   applies_to: [azure.mysql.server]
#   remediation: Set tls_version to TLSv1.2; on a single server set ssl_minimal_tls_version_enforced to TLS1_2.
#   equivalents:
#     checkov: [CKV_AZURE_54]
#     trivy: [AVD-AZU-0026]
package policies.azure.mysql.old_tls

import rego.v1

old := {"TLSv1", "TLSv1.1", "TLS1_0", "TLS1_1", "TLSEnforcementDisabled"}

deny contains {"msg": msg, "at": ["versions", i, "taken"]} if {
	some i, setting in input.versions
	weak := {version | some part in split(setting.taken, ","); version := trim_space(part); version in old}
	count(weak) > 0
	msg := sprintf("%s is taken, expected TLS 1.2 or later", [concat(", ", sort(weak))])
}
