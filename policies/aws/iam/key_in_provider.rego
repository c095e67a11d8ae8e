# METADATA
# title: No hard-coded AWS keys
# description: Everyone who reads the code has the key and what it may do, in every copy and every old commit.
# related_resources:
# - https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration
# custom:
#   id: AWS-IAM-015
#   severity: high
#   applies_to: [aws.iam.provider]
#   remediation: Take the keys out, replace them, and let the provider find credentials in its environment or assume a role.
#   equivalents:
#     checkov: [CKV_AWS_41]
package policies.aws.iam.key_in_provider

import rego.v1

deny contains {"msg": "the provider holds the id of an access key, expected none in code", "at": ["access_key"]} if {
	input.access_key != null
	regex.match(`^(AKIA|ASIA)[0-9A-Z]{16}$`, input.access_key)
}

deny contains {"msg": "the provider holds a secret access key, expected none in code", "at": ["secret_key"]} if {
	input.secret_key != null
	regex.match(`^[0-9A-Za-z/+]{40}$`, input.secret_key)
}
