# METADATA
# title: VM backed up
# description: A machine without a backup is gone when its disk is lost, deleted or encrypted by an extortionist.
# related_resources:
# - https://learn.microsoft.com/azure/backup/backup-azure-vms-introduction
# custom:
#   id: AZU-VM-004
#   severity: medium
#   applies_to: [azure.compute.machine]
#   remediation: Add an azurerm_backup_protected_vm for the machine.
#   equivalents:
#     checkov: [CKV2_AZURE_12]
#     prowler: [vm_backup_enabled]
package policies.azure.compute.not_backed_up

import rego.v1

deny contains {"msg": "no vault protects the machine, expected a backup", "at": ["backed_up"]} if input.backed_up == false
