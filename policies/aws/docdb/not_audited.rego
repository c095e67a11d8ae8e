# METADATA
# title: DocumentDB audit logs on
# description: Without audit logs nobody can say who read or changed which documents.
# related_resources:
# - https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
# custom:
#   id: AWS-DOC-003
#   severity: medium
#   applies_to: [aws.docdb.cluster]
#   remediation: Add audit to enabled_cloudwatch_logs_exports, and audit_logs to the parameter group.
#   equivalents:
#     checkov: [CKV_AWS_85]
#     trivy: [AVD-AWS-0020]
#     kics: [terraform/aws/docdb_logging_disabled]
#     prowler: [documentdb_cluster_cloudwatch_log_export]
package policies.aws.docdb.not_audited

import rego.v1

deny contains {"msg": "the audit log is not exported, expected audit in enabled_cloudwatch_logs_exports", "at": ["log_exports"]} if not "audit" in input.log_exports
