# METADATA
# title: Athena workgroup settings enforced
# description: Clients that may override the workgroup can write results unencrypted, or elsewhere.
# related_resources:
# - https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
# custom:
#   id: AWS-ATH-002
#   severity: medium
#   applies_to: [aws.athena.workgroup]
#   remediation: Set enforce_workgroup_configuration to true.
#   equivalents:
#     checkov: [CKV_AWS_82]
#     trivy: [AVD-AWS-0007]
#     prowler: [athena_workgroup_enforce_configuration]
package policies.aws.athena.not_enforced

import rego.v1

deny contains {"msg": "enforce_workgroup_configuration is false, expected true", "at": ["enforced"]} if input.enforced == false
