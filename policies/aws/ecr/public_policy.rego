# METADATA
# title: ECR repositories not public
# description: Images that everyone may pull show the code in them, and images that everyone may push run in place of yours.
# related_resources:
# - https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
# custom:
#   id: AWS-ECR-003
#   severity: high
#   applies_to: [aws.ecr.repository_policy]
#   remediation: Name the principals, or add a condition such as aws:PrincipalOrgID.
#   equivalents:
#     checkov: [CKV_AWS_32]
#     trivy: [AVD-AWS-0032]
#     kics: [terraform/aws/ecr_repository_is_publicly_accessible]
#     prowler: [ecr_repositories_not_publicly_accessible]
package policies.aws.ecr.public_policy

import data.policies.aws.principals
import rego.v1

deny contains {"msg": msg, "at": ["policy", "statements", i, "principals", j]} if {
	some i, statement in input.policy.statements
	statement.effect == "Allow"
	not principals.limited(statement.conditions)
	some j
	principal := statement.principals[j]
	principals.is_everyone(principal)
	msg := sprintf("the policy allows the principal %v without a limiting condition, expected named principals", [principal])
}
