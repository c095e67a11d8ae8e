# METADATA
# title: Policies attached to groups or roles
# description: Permissions given to single users are forgotten when people change jobs.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
# custom:
#   id: AWS-IAM-005
#   severity: medium
#   applies_to: [aws.iam.user_grant]
#   remediation: Attach the policy to a group or role, and make the user a member.
#   equivalents:
#     checkov: [CKV_AWS_40]
#     trivy: [AVD-AWS-0143]
#     kics: [terraform/aws/iam_policies_attached_to_user]
#     prowler: [iam_policy_attached_only_to_group_or_roles]
package policies.aws.iam.policy_on_user

import rego.v1

deny contains {"msg": "a policy is given to a user, expected to a group or role", "at": ["given_to_users"]} if input.given_to_users == true
