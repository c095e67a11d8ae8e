# METADATA
# title: MQ broker logs on
# description: Without logs nobody can say who administered the broker or what it refused.
# related_resources:
# - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html
# custom:
#   id: AWS-MQ-002
#   severity: medium
#   applies_to: [aws.mq.broker]
#   remediation: Set general, and for ActiveMQ audit, in logs to true.
#   equivalents:
#     checkov: [CKV_AWS_48]
#     trivy: [AVD-AWS-0070, AVD-AWS-0071]
#     kics: [terraform/aws/mq_broker_logging_disabled]
#     prowler: [mq_broker_logging_enabled]
package policies.aws.mq.not_logged

import rego.v1

deny contains {"msg": "the general log is off, expected on", "at": ["general_log"]} if input.general_log == false

deny contains {"msg": "the audit log is off, expected on", "at": ["audit_log"]} if {
	lower(input.engine) == "activemq"
	input.audit_log == false
}
