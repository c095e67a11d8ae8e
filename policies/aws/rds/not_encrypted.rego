# METADATA
# title: RDS storage encrypted
# description: An unencrypted database can be read from its storage, its backups and every copy of them.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
# custom:
#   id: AWS-RDS-001
#   severity: high
#   applies_to: [aws.rds.instance, aws.rds.cluster]
#   remediation: Set storage_encrypted to true; an existing database is restored from an encrypted copy of its snapshot.
#   equivalents:
#     checkov: [CKV_AWS_16, CKV_AWS_96]
#     trivy: [AVD-AWS-0079, AVD-AWS-0080]
#     kics: [terraform/aws/db_instance_storage_not_encrypted, terraform/aws/rds_storage_not_encrypted, terraform/aws/rds_database_cluster_not_encrypted, terraform/aws/aurora_with_disabled_at_rest_encryption]
#     prowler: [rds_instance_storage_encrypted, rds_cluster_storage_encrypted]
package policies.aws.rds.not_encrypted

import rego.v1

deny contains {"msg": "storage_encrypted is false, expected true", "at": ["storage_encrypted"]} if {
	input.serverless == false
	input.storage_encrypted == false
}
