# METADATA
# title: Egress limited
# description: An intruder on a machine that may talk to every address on every port carries data away as he likes.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: AWS-NET-004
#   severity: low
#   applies_to: [aws.ec2.egress]
#   remediation: Name the protocols, ports and addresses that are needed.
#   equivalents:
#     checkov: [CKV_AWS_382]
package policies.aws.ec2.egress_open

import rego.v1

import data.policies.aws.ports

deny contains {"msg": msg, "at": ["egress", i, "cidrs", j]} if {
	some i, j
	rule := input.egress[i]
	cidr := rule.cidrs[j]
	ports.everywhere(cidr)
	ports.opens_all(rule)
	msg := sprintf("every port of %v may be reached, expected what is needed only", [cidr])
}
