# METADATA
# title: RDS Performance Insights on
# description: Without a record of which statements load the database, an attack on its availability is hard to tell from use.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html
# custom:
#   id: AWS-RDS-013
#   severity: low
#   applies_to: [aws.rds.instance, aws.rds.cluster_instance]
#   remediation: Set performance_insights_enabled to true.
#   equivalents:
#     checkov: [CKV_AWS_353]
#     trivy: [AVD-AWS-0133]
package policies.aws.rds.no_performance_insights

import rego.v1

deny contains {"msg": "performance_insights_enabled is false, expected true", "at": ["insights"]} if input.insights == false
