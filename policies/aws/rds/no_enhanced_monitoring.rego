# METADATA
# title: RDS enhanced monitoring
# description: Without readings of the operating system nobody sees which process ate the database.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html
# custom:
#   id: AWS-RDS-012
#   severity: low
#   applies_to: [aws.rds.instance, aws.rds.cluster_instance]
#   remediation: Set monitoring_interval to 60 or less, and monitoring_role_arn.
#   equivalents:
#     checkov: [CKV_AWS_118]
#     prowler: [rds_instance_enhanced_monitoring_enabled]
package policies.aws.rds.no_enhanced_monitoring

import rego.v1

deny contains {"msg": "monitoring_interval is 0, expected enhanced monitoring", "at": ["monitoring_seconds"]} if input.monitoring_seconds == 0
