# METADATA
# title: SSH keys of the project blocked
# description: A key of the project opens every machine in it, also those its owner never needed.
# related_resources:
# - https://cloud.google.com/compute/docs/connect/restrict-ssh-keys
# custom:
#   id: GCP-VM-007
#   severity: medium
#   applies_to: [google.compute.instance]
#   remediation: Set block-project-ssh-keys to true in metadata, or use OS Login.
#   equivalents:
#     checkov: [CKV_GCP_32]
#     trivy: [AVD-GCP-0030]
package policies.google.compute.project_keys

import rego.v1

deny contains {"msg": "SSH keys of the project are taken, expected block-project-ssh-keys true", "at": ["project_keys"]} if input.project_keys == true
