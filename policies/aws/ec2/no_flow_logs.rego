# METADATA
# title: VPC flow logs on
# description: Without flow logs nobody can tell afterwards who talked to whom.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
# custom:
#   id: AWS-NET-007
#   severity: medium
#   applies_to: [aws.ec2.vpc]
#   remediation: Add an aws_flow_log for the VPC with traffic_type ALL or REJECT.
#   equivalents:
#     checkov: [CKV2_AWS_11]
#     trivy: [AVD-AWS-0178]
#     kics: [terraform/aws/vpc_flowlogs_disabled]
#     prowler: [vpc_flow_logs_enabled]
package policies.aws.ec2.no_flow_logs

import rego.v1

recorded contains traffic if {
	some traffic in input.flow_logs
	upper(traffic) in {"ALL", "REJECT"}
}

deny contains {"msg": "no flow log records ALL or REJECT traffic of the VPC, expected one", "at": ["flow_logs"]} if count(recorded) == 0
