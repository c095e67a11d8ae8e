# METADATA
# title: Glue jobs encrypt what they write
# description: Logs, bookmarks and results of jobs hold pieces of the data that they work on.
# related_resources:
# - https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
# custom:
#   id: AWS-GLU-002
#   severity: medium
#   applies_to: [aws.glue.security_configuration]
#   remediation: Set the three modes to SSE-KMS, CSE-KMS and SSE-KMS.
#   equivalents:
#     checkov: [CKV_AWS_99]
#     kics: [terraform/aws/glue_security_configuration_encryption_disabled]
#     prowler: [glue_etl_jobs_amazon_s3_encryption_enabled, glue_etl_jobs_cloudwatch_logs_encryption_enabled, glue_etl_jobs_job_bookmark_encryption_enabled]
package policies.aws.glue.jobs_not_encrypted

import rego.v1

deny contains {"msg": "logs of jobs are not encrypted, expected a KMS key", "at": ["logs"]} if input.logs == "DISABLED"

deny contains {"msg": "bookmarks of jobs are not encrypted, expected a KMS key", "at": ["bookmarks"]} if input.bookmarks == "DISABLED"

deny contains {"msg": "results of jobs are not encrypted, expected a KMS key", "at": ["results"]} if input.results == "DISABLED"
