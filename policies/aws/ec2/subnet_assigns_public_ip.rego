# METADATA
# title: Subnet no auto public IP
# description: A subnet that hands out public addresses exposes whatever is started in it without asking.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html
# custom:
#   id: AWS-NET-008
#   severity: medium
#   applies_to: [aws.ec2.subnet]
#   remediation: Set map_public_ip_on_launch to false.
#   equivalents:
#     checkov: [CKV_AWS_130]
#     trivy: [AVD-AWS-0164]
#     kics: [terraform/aws/vpc_subnet_assigns_public_ip]
#     prowler: [vpc_subnet_no_public_ip_by_default]
package policies.aws.ec2.subnet_assigns_public_ip

import rego.v1

deny contains {"msg": "the subnet assigns public addresses, expected none", "at": ["assigns_public_ip"]} if input.assigns_public_ip == true
