# METADATA
# title: EC2 detailed monitoring
# description: Figures of every five minutes hide what happens in between.
# related_resources:
# - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/manage-detailed-monitoring.html
# custom:
#   id: AWS-EC2-007
#   severity: low
#   applies_to: [aws.ec2.instance, aws.ec2.launch_template]
#   remediation: Set monitoring to true; in a launch template, add monitoring with enabled true.
#   equivalents:
#     checkov: [CKV_AWS_126]
#     kics: [terraform/aws/ec2_instance_monitoring_disabled]
#     prowler: [ec2_instance_detailed_monitoring_enabled]
package policies.aws.ec2.not_monitored

import rego.v1

deny contains {"msg": "monitoring is false, expected true", "at": ["monitored"]} if input.monitored == false
