# METADATA
# title: Secure boot on
# description: A machine whose boot nobody checks can run a changed kernel without anybody noticing.
# related_resources:
# - https://cloud.google.com/compute/shielded-vm/docs/shielded-vm
# custom:
#   id: GCP-VM-003
#   severity: medium
#   applies_to: [google.compute.instance]
#   remediation: Add shielded_instance_config with secure boot, vTPM and integrity monitoring on.
#   equivalents:
#     trivy: [AVD-GCP-0067]
#     prowler: [compute_instance_shielded_vm_enabled]
package policies.google.compute.not_shielded

import rego.v1

deny contains {"msg": "enable_secure_boot is false, expected true", "at": ["secure_boot"]} if input.secure_boot == false
