# METADATA
# title: Global Accelerator flow logs on
# description: Without flow logs nobody can say which addresses came in.
# related_resources:
# - https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html
# custom:
#   id: AWS-GA-001
#   severity: medium
#   applies_to: [aws.global_accelerator.accelerator]
#   remediation: Add attributes with flow_logs_enabled true and a bucket.
#   equivalents:
#     checkov: [CKV_AWS_75]
#     kics: [terraform/aws/global_accelerator_flow_logs_disabled]
package policies.aws.global_accelerator.not_logged

import rego.v1

deny contains {"msg": "flow_logs_enabled is false, expected true", "at": ["logged"]} if input.logged == false
