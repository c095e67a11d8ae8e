# METADATA
# title: Cloud SQL backups
# description: Without backups a broken or encrypted database is lost.
# related_resources:
# - https://cloud.google.com/sql/docs/postgres/backup-recovery/backups
# custom:
#   id: GCP-SQL-004
#   severity: medium
#   applies_to: [google.sql.instance]
#   remediation: Add backup_configuration with enabled set to true.
#   equivalents:
#     checkov: [CKV_GCP_14]
#     trivy: [AVD-GCP-0024]
#     kics: [terraform/gcp/sql_db_instance_backup_disabled]
#     prowler: [cloudsql_instance_automated_backups]
package policies.google.sql.no_backups

import rego.v1

applies if input.replica != true

deny contains {"msg": "backups are off, expected on", "at": ["backups"]} if input.backups == false
