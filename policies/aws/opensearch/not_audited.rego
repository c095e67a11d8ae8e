# METADATA
# title: OpenSearch audit logs
# description: Nobody can say who searched for what.
# related_resources:
# - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html
# custom:
#   id: AWS-OS-005
#   severity: medium
#   applies_to: [aws.opensearch.domain]
#   remediation: Publish AUDIT_LOGS with log_publishing_options.
#   equivalents:
#     checkov: [CKV_AWS_317]
#     trivy: [AVD-AWS-0042]
#     prowler: [opensearch_service_domains_audit_logging_enabled]
package policies.aws.opensearch.not_audited

import rego.v1

deny contains {"msg": "AUDIT_LOGS are not published, expected them in CloudWatch", "at": ["logs"]} if {
	count([log | some log in input.logs; log.kind == "AUDIT_LOGS"; log.on]) == 0
}
