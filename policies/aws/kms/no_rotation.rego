# METADATA
# title: KMS rotation on
# description: The longer one key encrypts everything, the more its loss exposes.
# related_resources:
# - https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
# custom:
#   id: AWS-KMS-001
#   severity: medium
#   applies_to: [aws.kms.key]
#   remediation: Set enable_key_rotation to true.
#   equivalents:
#     checkov: [CKV_AWS_7]
#     trivy: [AVD-AWS-0065]
#     kics: [terraform/aws/cmk_rotation_disabled]
#     prowler: [kms_cmk_rotation_enabled]
package policies.aws.kms.no_rotation

import rego.v1

applies if {
	startswith(input.spec, "SYMMETRIC")
	input.custom_store == false
}

deny contains {"msg": "enable_key_rotation is false, expected true", "at": ["rotates"]} if input.rotates == false
