# METADATA
# title: Backup vault customer key
# description: With the key that AWS manages, everyone in the account who may restore from the vault may read all that was backed up.
# related_resources:
# - https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
# custom:
#   id: AWS-BKP-002
#   severity: medium
#   applies_to: [aws.backup.vault]
#   remediation: Set kms_key_arn to a key of your own; the vault is made anew.
#   equivalents:
#     checkov: [CKV_AWS_166]
#     prowler: [backup_vaults_encrypted]
package policies.aws.backup.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key of your own is named, expected kms_key_arn", "at": ["key"]} if input.key == false
