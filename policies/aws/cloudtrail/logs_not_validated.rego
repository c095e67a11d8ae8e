# METADATA
# title: CloudTrail log validation
# description: Without digests nobody can tell whether a log file was changed or removed.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html
# custom:
#   id: AWS-CT-002
#   severity: medium
#   applies_to: [aws.cloudtrail.trail]
#   remediation: Set enable_log_file_validation to true.
#   equivalents:
#     checkov: [CKV_AWS_36]
#     trivy: [AVD-AWS-0016]
#     kics: [terraform/aws/cloudtrail_log_file_validation_disabled]
#     prowler: [cloudtrail_log_file_validation_enabled]
package policies.aws.cloudtrail.logs_not_validated

import rego.v1

deny contains {"msg": "enable_log_file_validation is false, expected true", "at": ["validated"]} if input.validated == false
