# METADATA
# title: Lambda in a VPC
# description: A function outside of a VPC reaches every address of the internet, and no rule or flow log sees it.
# related_resources:
# - https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
# custom:
#   id: AWS-LMB-004
#   severity: low
#   applies_to: [aws.lambda.settings]
#   remediation: Add vpc_config with private subnets.
#   equivalents:
#     checkov: [CKV_AWS_117]
#     prowler: [awslambda_function_inside_vpc]
package policies.aws.lambda.outside_vpc

import rego.v1

deny contains {"msg": "the function runs outside of a VPC, expected vpc_config", "at": ["in_vpc"]} if input.in_vpc == false
