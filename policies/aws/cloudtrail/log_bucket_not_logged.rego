# METADATA
# title: Access to the trail's bucket logged
# description: Without access logs nobody can say who read or tried to remove the records of the trail.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
# custom:
#   id: AWS-CT-008
#   severity: medium
#   applies_to: [aws.cloudtrail.log_bucket]
#   remediation: Add an aws_s3_bucket_logging for the bucket of the trail.
#   equivalents:
#     trivy: [AVD-AWS-0163]
#     kics: [terraform/aws/cloudtrail_log_files_s3_bucket_with_logging_disabled]
#     prowler: [cloudtrail_logs_s3_bucket_access_logging_enabled]
package policies.aws.cloudtrail.log_bucket_not_logged

import rego.v1

deny contains {"msg": "requests to the bucket of the trail are not logged, expected access logs", "at": ["access_logged"]} if input.access_logged == false
