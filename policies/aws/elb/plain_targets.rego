# METADATA
# title: Load balancer speaks TLS with its targets
# description: What the load balancer and its targets say to each other can be read by whoever gets into the network.
# related_resources:
# - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
# custom:
#   id: AWS-ELB-005
#   severity: medium
#   applies_to: [aws.elb.target_group]
#   remediation: Set protocol to HTTPS or TLS.
#   equivalents:
#     checkov: [CKV_AWS_378]
package policies.aws.elb.plain_targets

import rego.v1

applies if input.kind != "lambda"

deny contains {"msg": "targets are spoken with over HTTP, expected HTTPS", "at": ["protocol"]} if input.protocol == "HTTP"
