# METADATA
# title: ElastiCache encrypted at rest
# description: A cache holds copies of what the database protects; unencrypted, its disks and snapshots give them away.
# related_resources:
# - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
# custom:
#   id: AWS-ECC-001
#   severity: high
#   applies_to: [aws.elasticache.replication_group]
#   remediation: Set at_rest_encryption_enabled to true; the group is made anew.
#   equivalents:
#     checkov: [CKV_AWS_29]
#     trivy: [AVD-AWS-0045]
#     kics: [terraform/aws/elasticache_replication_group_not_encrypted_at_rest]
#     prowler: [elasticache_redis_cluster_rest_encryption_enabled]
package policies.aws.elasticache.not_encrypted

import rego.v1

deny contains {"msg": "at_rest_encryption_enabled is false, expected true", "at": ["encrypted_at_rest"]} if input.encrypted_at_rest == false
