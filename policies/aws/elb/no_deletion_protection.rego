# METADATA
# title: Load balancers refuse deletion
# description: A load balancer deleted by mistake takes what stands behind it off the network.
# related_resources:
# - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
# custom:
#   id: AWS-ELB-006
#   severity: low
#   applies_to: [aws.elb.load_balancer]
#   remediation: Set enable_deletion_protection to true.
#   equivalents:
#     checkov: [CKV_AWS_150]
#     kics: [terraform/aws/alb_deletion_protection_disabled]
#     prowler: [elbv2_deletion_protection]
package policies.aws.elb.no_deletion_protection

import rego.v1

applies if input.type in {"application", "network", "gateway"}

deny contains {"msg": "enable_deletion_protection is false, expected true", "at": ["protected"]} if input.protected == false
