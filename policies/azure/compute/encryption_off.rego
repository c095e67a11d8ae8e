# METADATA
# title: Disk encryption not turned off
# description: Whoever gets hold of a copy of a disk that is not encrypted reads it.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview
# custom:
#   id: AZU-VM-007
#   severity: high
#   applies_to: [azure.compute.disk]
#   remediation: Remove the encryption_settings block that turns encryption off.
#   equivalents:
#     checkov: [CKV_AZURE_2]
#     trivy: [AVD-AZU-0038]
package policies.azure.compute.encryption_off

import rego.v1

deny contains {"msg": "encryption_settings turns encryption off, expected on", "at": ["encrypted"]} if input.encrypted == false
