# METADATA
# title: KMS keys not pending deletion by accident
# description: Data encrypted with a deleted key is lost; a short wait leaves no time to notice.
# related_resources:
# - https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
# custom:
#   id: AWS-KMS-003
#   severity: medium
#   applies_to: [aws.kms.key_policy]
#   remediation: Set deletion_window_in_days to 14 or more.
#   parameters:
#     min_days:
#       description: the fewest days between asking for deletion and losing the key
#       default: 14
#       stricter: higher
package policies.aws.kms.short_deletion_window

import rego.v1

applies if input.deletion_days != null

deny contains {"msg": msg, "at": ["deletion_days"]} if {
	input.deletion_days < data.params.min_days
	msg := sprintf("the key is deleted %v days after it is asked for, expected at least %v", [input.deletion_days, data.params.min_days])
}
