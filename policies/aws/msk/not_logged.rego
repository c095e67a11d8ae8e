# METADATA
# title: MSK broker logs on
# description: Without the logs of brokers nobody can say who was refused or what failed.
# related_resources:
# - https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html
# custom:
#   id: AWS-MSK-003
#   severity: medium
#   applies_to: [aws.msk.cluster]
#   remediation: Enable CloudWatch, Firehose or S3 in logging_info.
#   equivalents:
#     checkov: [CKV_AWS_80]
#     trivy: [AVD-AWS-0074]
#     kics: [terraform/aws/msk_cluster_logging_disabled]
package policies.aws.msk.not_logged

import rego.v1

deny contains {"msg": "no logs of brokers are kept, expected one destination", "at": ["logged"]} if input.logged == false
