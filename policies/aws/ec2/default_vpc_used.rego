# METADATA
# title: Default VPC not used
# description: The default VPC has public subnets only, and a group and routes that nobody chose; whatever is started without a thought lands in it.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
# custom:
#   id: AWS-NET-017
#   severity: low
#   applies_to: [aws.ec2.network]
#   remediation: Put resources into a VPC of your own, and delete the default one.
#   equivalents:
#     checkov: [CKV_AWS_148]
#     trivy: [AVD-AWS-0101]
#     kics: [terraform/aws/default_vpc_exists]
package policies.aws.ec2.default_vpc_used

import rego.v1

deny contains {"msg": "the VPC is the default one of its region, expected one that was designed", "at": ["default"]} if input.default == true
