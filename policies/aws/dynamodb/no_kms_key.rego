# METADATA
# title: DynamoDB customer key
# description: With the key that DynamoDB owns, whoever may read the table needs no right on a key, and no use of it is recorded.
# related_resources:
# - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
# custom:
#   id: AWS-DDB-002
#   severity: medium
#   applies_to: [aws.dynamodb.table]
#   remediation: Add server_side_encryption with enabled true and kms_key_arn.
#   equivalents:
#     checkov: [CKV_AWS_119]
#     trivy: [AVD-AWS-0025]
#     prowler: [dynamodb_tables_kms_cmk_encryption_enabled]
package policies.aws.dynamodb.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key of your own encrypts the table, expected kms_key_arn", "at": ["key"]} if input.key == false
