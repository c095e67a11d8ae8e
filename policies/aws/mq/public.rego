# METADATA
# title: MQ broker not public
# description: A broker with a public address can be read, flooded or fed by whoever guesses a password.
# related_resources:
# - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html
# custom:
#   id: AWS-MQ-001
#   severity: critical
#   applies_to: [aws.mq.broker]
#   remediation: Set publicly_accessible to false.
#   equivalents:
#     checkov: [CKV_AWS_69]
#     trivy: [AVD-AWS-0072]
#     kics: [terraform/aws/mq_broker_is_publicly_accessible]
#     prowler: [mq_broker_not_publicly_accessible]
package policies.aws.mq.public

import rego.v1

deny contains {"msg": "publicly_accessible is true, expected false", "at": ["public"]} if input.public == true
