# METADATA
# title: IAM users in groups
# description: A user in no group has rights of his own, which nobody takes away when the task changes.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html
# custom:
#   id: AWS-IAM-023
#   severity: low
#   applies_to: [aws.iam.membership]
#   remediation: Put the user into the group of the task, with aws_iam_user_group_membership or aws_iam_group_membership.
package policies.aws.iam.user_without_group

import rego.v1

deny contains {"msg": "the user is in no group, expected one that carries the rights", "at": ["in_group"]} if input.in_group == false
