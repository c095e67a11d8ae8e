# METADATA
# title: Invalid headers dropped
# description: Header fields that servers read differently let an attacker smuggle a request past the load balancer.
# related_resources:
# - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-attributes
# custom:
#   id: AWS-ELB-004
#   severity: medium
#   applies_to: [aws.elb.load_balancer]
#   remediation: Set drop_invalid_header_fields to true.
#   equivalents:
#     checkov: [CKV_AWS_131]
#     trivy: [AVD-AWS-0052]
#     kics: [terraform/aws/alb_not_dropping_invalid_headers]
#     prowler: [elbv2_desync_mitigation_mode]
package policies.aws.elb.invalid_headers_kept

import rego.v1

applies if input.type == "application"

deny contains {"msg": "drop_invalid_header_fields is false, expected true", "at": ["drops_invalid_headers"]} if input.drops_invalid_headers == false
