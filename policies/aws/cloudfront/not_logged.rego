# METADATA
# title: CloudFront logs on
# description: Without access logs nobody can say who asked for what.
# related_resources:
# - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
# custom:
#   id: AWS-CF-003
#   severity: medium
#   applies_to: [aws.cloudfront.distribution]
#   remediation: Add logging_config with a bucket.
#   equivalents:
#     checkov: [CKV_AWS_86]
#     trivy: [AVD-AWS-0010]
#     kics: [terraform/aws/cloudfront_logging_disabled]
#     prowler: [cloudfront_distributions_logging_enabled]
package policies.aws.cloudfront.not_logged

import rego.v1

deny contains {"msg": "no access logs are written, expected logging_config", "at": ["logged"]} if input.logged == false
