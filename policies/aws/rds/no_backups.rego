# METADATA
# title: RDS backups on
# description: Without automated backups a damaged database is lost.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
# custom:
#   id: AWS-RDS-011
#   severity: high
#   applies_to: [aws.rds.instance, aws.rds.cluster]
#   remediation: Set backup_retention_period to 1 or more.
#   equivalents:
#     checkov: [CKV_AWS_133]
#     kics: [terraform/aws/rds_with_backup_disabled]
package policies.aws.rds.no_backups

import rego.v1

deny contains {"msg": "no automated backups are kept, expected them", "at": ["backup_days"]} if input.backup_days == 0
