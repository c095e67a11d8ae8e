# METADATA
# title: S3 policy not public
# description: A statement that allows every principal opens the bucket to anyone who knows its name.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
# custom:
#   id: AWS-S3-006
#   severity: critical
#   applies_to: [aws.s3.bucket_policy]
#   remediation: Name the principals, or add a condition on the source VPC, organisation, account or address.
#   equivalents:
#     checkov: [CKV_AWS_70]
#     kics: [terraform/aws/s3_bucket_access_to_any_principal, terraform/aws/s3_bucket_with_all_permissions]
#     prowler: [s3_bucket_policy_public_write_access]
package policies.aws.s3.public_policy

import data.policies.aws.principals
import rego.v1

# Statements whose conditions let in a known few only.
limited contains i if {
	some i, statement in input.policy.statements
	some condition in statement.conditions
	principals.is_strict(lower(condition.key))
	some test in condition.tests
	lower(test.key) in principals.limiting_keys
	count([value | value := test.wildcards[_]; value in principals.wildcards]) == 0
}

deny contains {"msg": msg, "at": ["policy", "statements", i, "principals", j]} if {
	some i, statement in input.policy.statements
	statement.effect == "Allow"
	some j
	principal := statement.principals[j]
	principals.is_everyone(principal)
	not i in limited
	msg := sprintf("the policy allows the principal %v without a limiting condition, expected named principals", [principal])
}
