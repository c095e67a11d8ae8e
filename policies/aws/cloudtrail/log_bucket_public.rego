# METADATA
# title: CloudTrail bucket private
# description: A trail tells who did what; whoever can read or change its bucket learns it, or takes the proof away.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
# custom:
#   id: AWS-CT-005
#   severity: high
#   applies_to: [aws.cloudtrail.log_bucket]
#   remediation: Give the trail's bucket a public access block with all four settings true, and no public ACL.
package policies.aws.cloudtrail.log_bucket_public

import rego.v1

settings := {"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"}

deny contains {"msg": msg, "at": [setting]} if {
	some setting in settings
	input[setting] == false
	msg := sprintf("%v of the trail's bucket is false, expected true", [setting])
}
