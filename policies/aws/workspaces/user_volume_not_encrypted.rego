# METADATA
# title: WorkSpaces user volumes encrypted
# description: What somebody works with lies on the disks of the desktop.
# related_resources:
# - https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
# custom:
#   id: AWS-WSP-001
#   severity: high
#   applies_to: [aws.workspaces.workspace]
#   remediation: Set user_volume_encryption_enabled to true, and volume_encryption_key; the desktop is made anew.
#   equivalents:
#     checkov: [CKV_AWS_155]
#     trivy: [AVD-AWS-0109]
#     kics: [terraform/aws/workspaces_workspace_volume_not_encrypted]
#     prowler: [workspaces_volume_encryption_enabled]
package policies.aws.workspaces.user_volume_not_encrypted

import rego.v1

deny contains {"msg": "user_volume_encryption_enabled is false, expected true", "at": ["user_volume"]} if input.user_volume == false
