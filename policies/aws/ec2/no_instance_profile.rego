# METADATA
# title: Instance has an IAM role
# description: Without a role, programs on the instance need long-lived keys on its disk.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html
# custom:
#   id: AWS-EC2-004
#   severity: medium
#   applies_to: [aws.ec2.instance]
#   remediation: Attach an instance profile with the permissions the instance needs.
#   equivalents:
#     checkov: [CKV2_AWS_41]
#     prowler: [ec2_instance_profile_attached]
package policies.aws.ec2.no_instance_profile

import rego.v1

deny contains {"msg": "no instance profile is attached, expected one", "at": ["has_profile"]} if input.has_profile == false
