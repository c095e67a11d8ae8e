# METADATA
# title: Default security group closed
# description: Whatever is started without a security group lands in the default one; with rules in it, such resources can reach each other unnoticed.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
# custom:
#   id: AWS-NET-005
#   severity: medium
#   applies_to: [aws.ec2.default_security_group]
#   remediation: Adopt the group with aws_default_security_group and give it no ingress or egress.
#   equivalents:
#     checkov: [CKV2_AWS_12]
#     kics: [terraform/aws/default_security_groups_with_unrestricted_traffic, terraform/aws/vpc_default_security_group_accepts_all_traffic]
#     prowler: [ec2_securitygroup_default_restrict_traffic]
package policies.aws.ec2.default_group_open

import rego.v1

deny contains {"msg": "the VPC's default security group keeps the rules AWS gives it, expected none", "at": ["managed"]} if input.managed == false

deny contains {"msg": "the default security group lets traffic in, expected no rules", "at": ["ingress", i]} if {
	some i, _ in input.ingress
}

deny contains {"msg": "the default security group lets traffic out, expected no rules", "at": ["egress", i]} if {
	some i, _ in input.egress
}
