# METADATA
# title: Transfer Family not public
# description: A public endpoint answers everyone, and no security group stands before it.
# related_resources:
# - https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
# custom:
#   id: AWS-TRF-002
#   severity: medium
#   applies_to: [aws.transfer.server]
#   remediation: Set endpoint_type to VPC.
#   equivalents:
#     checkov: [CKV_AWS_164]
package policies.aws.transfer.public_endpoint

import rego.v1

deny contains {"msg": "endpoint_type is PUBLIC, expected VPC", "at": ["endpoint"]} if input.endpoint == "PUBLIC"
