# METADATA
# title: S3 data events logged
# description: Without data events nobody can say who read, changed or removed an object.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
# custom:
#   id: AWS-CT-006
#   severity: medium
#   applies_to: [aws.cloudtrail.data_events]
#   remediation: Add an event_selector with read_write_type All and a data_resource of type AWS::S3::Object.
#   equivalents:
#     kics: [terraform/aws/s3_bucket_object_level_cloudtrail_logging_disabled]
#     prowler: [cloudtrail_s3_dataevents_read_enabled, cloudtrail_s3_dataevents_write_enabled]
package policies.aws.cloudtrail.no_data_events

import rego.v1

scopes contains selector.scope if {
	some selector in input.selectors
	"AWS::S3::Object" in selector.types
}

recorded if "All" in scopes

recorded if {
	"ReadOnly" in scopes
	"WriteOnly" in scopes
}

deny contains {"msg": "reads and writes of S3 objects are not both recorded, expected a selector for AWS::S3::Object", "at": ["selectors"]} if not recorded
