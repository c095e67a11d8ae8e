# METADATA
# title: RDS backups kept
# description: Damage is often noticed after days; backups kept for less cannot undo it.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
# custom:
#   id: AWS-RDS-003
#   severity: high
#   applies_to: [aws.rds.instance, aws.rds.cluster]
#   remediation: Set backup_retention_period to 7 or more.
#   parameters:
#     min_days:
#       description: the fewest days that automated backups are kept
#       default: 7
#       stricter: higher
#   equivalents:
#     prowler: [rds_instance_backup_enabled]
package policies.aws.rds.short_backups

import rego.v1

deny contains {"msg": msg, "at": ["backup_days"]} if {
	input.backup_days < data.params.min_days
	msg := sprintf("backups are kept for %v days, expected at least %v", [input.backup_days, data.params.min_days])
}
