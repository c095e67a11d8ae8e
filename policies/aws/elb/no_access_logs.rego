# METADATA
# title: Load balancer logs on
# description: Without access logs nobody can tell afterwards who sent which request.
# related_resources:
# - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
# custom:
#   id: AWS-ELB-003
#   severity: medium
#   applies_to: [aws.elb.load_balancer]
#   remediation: Add an access_logs block with enabled true and a bucket.
#   equivalents:
#     checkov: [CKV_AWS_91, CKV_AWS_92]
#     kics: [terraform/aws/elb_access_logging_disabled]
#     prowler: [elbv2_logging_enabled, elb_logging_enabled]
package policies.aws.elb.no_access_logs

import rego.v1

applies if input.type != "gateway"

deny contains {"msg": "access logs are off, expected on", "at": ["access_logs"]} if input.access_logs == false
