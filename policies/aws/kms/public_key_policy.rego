# METADATA
# title: KMS key policy not public
# description: "A key that every principal may use protects nothing: whoever gets the ciphertext can decrypt it."
# related_resources:
# - https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
# custom:
#   id: AWS-KMS-002
#   severity: critical
#   applies_to: [aws.kms.key_policy]
#   remediation: Name the principals, or add a condition such as kms:CallerAccount.
#   equivalents:
#     checkov: [CKV_AWS_33]
#     kics: [terraform/aws/kms_key_with_full_permissions]
#     prowler: [kms_key_not_publicly_accessible]
package policies.aws.kms.public_key_policy

import data.policies.aws.principals
import rego.v1

deny contains {"msg": msg, "at": ["policy", "statements", i, "principals", j]} if {
	some i, statement in input.policy.statements
	statement.effect == "Allow"
	some j
	principal := statement.principals[j]
	principals.is_everyone(principal)
	principals.open_to_all(statement.conditions)
	msg := sprintf("the key policy allows the principal %v without a limiting condition, expected named principals", [principal])
}
