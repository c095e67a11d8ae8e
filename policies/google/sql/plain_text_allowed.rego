# METADATA
# title: Cloud SQL requires TLS
# description: Without TLS whoever sits on the way reads the passwords and the data.
# related_resources:
# - https://cloud.google.com/sql/docs/postgres/configure-ssl-instance
# custom:
#   id: GCP-SQL-001
#   severity: high
#   applies_to: [google.sql.instance]
#   remediation: Set ssl_mode to ENCRYPTED_ONLY.
#   equivalents:
#     checkov: [CKV_GCP_6]
#     trivy: [AVD-GCP-0015]
#     kics: [terraform/gcp/sql_db_instance_with_ssl_disabled]
#     prowler: [cloudsql_instance_ssl_connections]
package policies.google.sql.plain_text_allowed

import rego.v1

deny contains {"msg": msg, "at": ["tls"]} if {
	not input.tls in {"ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"}
	msg := sprintf("ssl_mode is %v, expected ENCRYPTED_ONLY", [input.tls])
}
