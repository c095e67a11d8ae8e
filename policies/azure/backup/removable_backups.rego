# METADATA
# title: Recovery vault immutable and soft delete
# description: Extortionists delete backups first; a vault that lets them leaves nothing to restore.
# related_resources:
# - https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept
# custom:
#   id: AZU-BKP-001
#   severity: medium
#   applies_to: [azure.backup.vault]
#   remediation: Leave soft_delete_enabled on and set immutability to Unlocked or Locked.
package policies.azure.backup.removable_backups

import rego.v1

deny contains {"msg": "soft_delete_enabled is false, expected true", "at": ["soft_delete"]} if input.soft_delete == false

deny contains {"msg": msg, "at": ["immutability"]} if {
	not input.immutability in {"Unlocked", "Locked"}
	msg := sprintf("immutability is %v, expected Unlocked or Locked", [input.immutability])
}
