# METADATA
# title: Glue catalogue encrypted
# description: The catalogue says where data is, and holds the passwords of the databases it is in.
# related_resources:
# - https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
# custom:
#   id: AWS-GLU-001
#   severity: medium
#   applies_to: [aws.glue.catalog]
#   remediation: Set catalog_encryption_mode to SSE-KMS and return_connection_password_encrypted to true.
#   equivalents:
#     checkov: [CKV_AWS_94]
#     kics: [terraform/aws/glue_data_catalog_encryption_disabled]
#     prowler: [glue_data_catalogs_metadata_encryption_enabled, glue_data_catalogs_connection_passwords_encryption_enabled]
package policies.aws.glue.catalog_not_encrypted

import rego.v1

deny contains {"msg": "catalog_encryption_mode is DISABLED, expected SSE-KMS", "at": ["metadata"]} if input.metadata == "DISABLED"

deny contains {"msg": "return_connection_password_encrypted is false, expected true", "at": ["passwords"]} if input.passwords == false
