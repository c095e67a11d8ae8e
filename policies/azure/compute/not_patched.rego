# METADATA
# title: Machines patched automatically
# description: A machine that waits for somebody to patch it keeps known weaknesses for months.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-machines/automatic-vm-guest-patching
# custom:
#   id: AZU-VM-005
#   severity: medium
#   applies_to: [azure.compute.machine]
#   remediation: Set patch_mode to AutomaticByPlatform.
#   equivalents:
#     checkov: [CKV_AZURE_177]
package policies.azure.compute.not_patched

import rego.v1

deny contains {"msg": msg, "at": ["patches"]} if {
	input.patches in {"ImageDefault", "Manual"}
	msg := sprintf("patch_mode is %v, expected AutomaticByPlatform", [input.patches])
}

deny contains {"msg": "automatic updates are off, expected on", "at": ["updates"]} if input.updates == false
