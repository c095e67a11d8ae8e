# METADATA
# title: RDS Performance Insights use a KMS key
# description: Performance Insights keeps the text of statements, and with it the data in them.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Enabling.html
# custom:
#   id: AWS-RDS-014
#   severity: low
#   applies_to: [aws.rds.instance, aws.rds.cluster_instance]
#   remediation: Set performance_insights_kms_key_id to a key of your own.
#   equivalents:
#     checkov: [CKV_AWS_354]
#     trivy: [AVD-AWS-0078]
package policies.aws.rds.performance_insights_without_key

import rego.v1

applies if input.insights == true

deny contains {"msg": "no key of your own is named for Performance Insights, expected performance_insights_kms_key_id", "at": ["insights_key"]} if input.insights_key == false
