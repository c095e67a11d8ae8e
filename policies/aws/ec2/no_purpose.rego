# METADATA
# title: Security groups say what they are for
# description: A port that nobody can explain is never closed.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: AWS-NET-013
#   severity: low
#   applies_to: [aws.ec2.stated_purpose]
#   remediation: Add a description to the group and to each rule.
#   equivalents:
#     checkov: [CKV_AWS_23]
#     trivy: [AVD-AWS-0099, AVD-AWS-0124]
#     kics: [terraform/aws/security_group_rules_without_description, terraform/aws/security_group_without_description]
package policies.aws.ec2.no_purpose

import rego.v1

deny contains {"msg": "the group has no description, expected what it is for", "at": ["described"]} if {
	input.described == false
}

deny contains {"msg": "the rule has no description, expected what it is for", "at": ["rules", i, "described"]} if {
	some i
	input.rules[i].described == false
}
