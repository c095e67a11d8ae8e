# METADATA
# title: EFS backed up
# description: Files that are deleted or encrypted by an intruder are lost without a backup.
# related_resources:
# - https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html
# custom:
#   id: AWS-EFS-002
#   severity: medium
#   applies_to: [aws.efs.file_system]
#   remediation: Add an aws_efs_backup_policy with status ENABLED.
#   equivalents:
#     checkov: [CKV2_AWS_18]
#     prowler: [efs_have_backup_enabled]
package policies.aws.efs.no_backups

import rego.v1

deny contains {"msg": "no backup policy is on, expected one", "at": ["backed_up"]} if input.backed_up == false
