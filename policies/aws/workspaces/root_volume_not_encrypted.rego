# METADATA
# title: WorkSpaces root volumes encrypted
# description: What somebody works with lies on the disks of the desktop.
# related_resources:
# - https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
# custom:
#   id: AWS-WSP-002
#   severity: high
#   applies_to: [aws.workspaces.workspace]
#   remediation: Set root_volume_encryption_enabled to true, and volume_encryption_key; the desktop is made anew.
#   equivalents:
#     checkov: [CKV_AWS_156]
#     trivy: [AVD-AWS-0109]
#     prowler: [workspaces_volume_encryption_enabled]
package policies.aws.workspaces.root_volume_not_encrypted

import rego.v1

deny contains {"msg": "root_volume_encryption_enabled is false, expected true", "at": ["root_volume"]} if input.root_volume == false
