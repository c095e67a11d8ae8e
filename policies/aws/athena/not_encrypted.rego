# METADATA
# title: Athena query results encrypted
# description: Unless Athena is told how to encrypt, each bucket that results go to decides who can read copies of the data.
# related_resources:
# - https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html
# custom:
#   id: AWS-ATH-001
#   severity: low
#   applies_to: [aws.athena.workgroup, aws.athena.database]
#   remediation: Add encryption_configuration, with SSE_KMS and a key of your own.
#   equivalents:
#     checkov: [CKV_AWS_77, CKV_AWS_159]
#     trivy: [AVD-AWS-0006]
#     kics: [terraform/aws/athena_database_not_encrypted, terraform/aws/athena_workgroup_not_encrypted]
#     prowler: [athena_workgroup_encryption]
package policies.aws.athena.not_encrypted

import rego.v1

deny contains {"msg": "no encryption of results is set, expected one", "at": ["encrypted"]} if input.encrypted == false
