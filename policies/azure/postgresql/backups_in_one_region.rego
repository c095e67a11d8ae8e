# METADATA
# title: PostgreSQL geo-redundant backup
# description: What destroys a region destroys backups that lie in it alone.
# related_resources:
# - https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-backup-restore
# custom:
#   id: AZU-PG-003
#   severity: medium
#   applies_to: [azure.postgresql.server]
#   remediation: Set geo_redundant_backup_enabled to true where residency allows it.
#   equivalents:
#     checkov: [CKV_AZURE_136, CKV_AZURE_102]
#     kics: [terraform/azure/geo_redundancy_is_disabled]
#     prowler: [postgresql_flexible_server_geo_redundant_backup_enabled]
package policies.azure.postgresql.backups_in_one_region

import rego.v1

applies if not input.replica

deny contains {"msg": "geo_redundant_backup_enabled is false, expected true", "at": ["geo_backup"]} if input.geo_backup == false

deny contains {"msg": msg, "at": ["backup_days"]} if {
	input.backup_days < 7
	msg := sprintf("backups are kept for %v days, expected 7 or more", [input.backup_days])
}
