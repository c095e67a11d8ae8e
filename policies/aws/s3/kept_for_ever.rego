# METADATA
# title: S3 lifecycle deletes by schedule
# description: Personal data that nothing deletes is kept longer than its purpose lasts.
# related_resources:
# - https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
# custom:
#   id: AWS-S3-011
#   severity: medium
#   applies_to: [aws.s3.lifecycle]
#   remediation: Add aws_s3_bucket_lifecycle_configuration with an enabled rule that has an expiration.
#   parameters:
#     tag_values:
#       description: Values of tags or labels (without case) that say what is held must be deleted by schedule.
#       default: [personal, pii, phi, chd, pan]
#   equivalents:
#     prowler: [s3_bucket_lifecycle_enabled]
package policies.aws.s3.kept_for_ever

import rego.v1

applies if {
	some value in input.tags
	is_string(value)
	lower(value) in data.params.tag_values
}

deny contains {"msg": "no enabled rule deletes objects, expected one that ends their time", "at": ["rules"]} if {
	count([rule | some rule in input.rules; rule.enabled; rule.expires]) == 0
}
