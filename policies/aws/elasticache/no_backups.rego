# METADATA
# title: ElastiCache backed up
# description: What is kept in a cache only is lost with it.
# related_resources:
# - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
# custom:
#   id: AWS-ECC-002
#   severity: low
#   applies_to: [aws.elasticache.backup]
#   remediation: Set snapshot_retention_limit to 1 or more.
#   equivalents:
#     checkov: [CKV_AWS_134]
#     trivy: [AVD-AWS-0050]
#     kics: [terraform/aws/elasticache_redis_cluster_without_backup]
#     prowler: [elasticache_redis_cluster_backup_enabled]
package policies.aws.elasticache.no_backups

import rego.v1

applies if input.engine in {"redis", "valkey", null}

deny contains {"msg": "no snapshots are kept, expected them", "at": ["days"]} if input.days == 0
