# METADATA
# title: Neptune audit logs on
# description: Without audit logs nobody can say who asked the graph for what.
# related_resources:
# - https://docs.aws.amazon.com/neptune/latest/userguide/auditing.html
# custom:
#   id: AWS-NEP-002
#   severity: medium
#   applies_to: [aws.neptune.cluster]
#   remediation: Add audit to enable_cloudwatch_logs_exports, and neptune_enable_audit_log to the parameter group.
#   equivalents:
#     checkov: [CKV_AWS_101]
#     trivy: [AVD-AWS-0075]
#     kics: [terraform/aws/neptune_logging_disabled]
#     prowler: [neptune_cluster_integration_cloudwatch_logs]
package policies.aws.neptune.not_audited

import rego.v1

deny contains {"msg": "the audit log is not exported, expected audit in enable_cloudwatch_logs_exports", "at": ["log_exports"]} if not "audit" in input.log_exports
