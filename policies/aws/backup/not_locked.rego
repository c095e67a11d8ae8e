# METADATA
# title: Backup vault locked
# description: Whoever takes over an account deletes its backups first; a lock keeps them until their time is over.
# related_resources:
# - https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
# custom:
#   id: AWS-BKP-003
#   severity: medium
#   applies_to: [aws.backup.vault]
#   remediation: Add aws_backup_vault_lock_configuration for the vault.
package policies.aws.backup.not_locked

import rego.v1

deny contains {"msg": "nothing locks the vault, expected a lock", "at": ["locked"]} if input.locked == false
