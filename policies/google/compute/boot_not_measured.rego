# METADATA
# title: Boot measured
# description: A machine whose boot nobody measures can run a changed kernel without anybody noticing.
# related_resources:
# - https://cloud.google.com/compute/shielded-vm/docs/shielded-vm
# custom:
#   id: GCP-VM-008
#   severity: medium
#   applies_to: [google.compute.instance]
#   remediation: Leave enable_vtpm and enable_integrity_monitoring on.
#   equivalents:
#     checkov: [CKV_GCP_39]
#     trivy: [AVD-GCP-0041, AVD-GCP-0045]
#     kics: [terraform/gcp/shielded_vm_disabled]
package policies.google.compute.boot_not_measured

import rego.v1

deny contains {"msg": "enable_vtpm is false, expected true", "at": ["virtual_tpm"]} if input.virtual_tpm == false

deny contains {"msg": "enable_integrity_monitoring is false, expected true", "at": ["integrity_monitored"]} if input.integrity_monitored == false
