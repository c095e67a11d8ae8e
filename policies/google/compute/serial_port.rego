# METADATA
# title: Serial port off
# description: "The interactive serial port knows no address limits: whoever has a key or password gets in from anywhere."
# related_resources:
# - https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console
# custom:
#   id: GCP-VM-004
#   severity: medium
#   applies_to: [google.compute.instance]
#   remediation: Leave serial-port-enable out of metadata.
#   equivalents:
#     checkov: [CKV_GCP_35]
#     trivy: [AVD-GCP-0032]
#     kics: [terraform/gcp/vm_serial_ports_are_enabled_for_vm_instances]
#     prowler: [compute_instance_serial_ports_in_use, compute_instance_block_project_wide_ssh_keys_disabled]
package policies.google.compute.serial_port

import rego.v1

deny contains {"msg": "serial-port-enable is true, expected false", "at": ["serial_port"]} if input.serial_port == true
