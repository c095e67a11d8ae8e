# METADATA
# title: ElastiCache over TLS
# description: Whoever gets into the network reads what programs and the cache tell each other, passwords included.
# related_resources:
# - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
# custom:
#   id: AWS-ECC-003
#   severity: high
#   applies_to: [aws.elasticache.replication_group]
#   remediation: Set transit_encryption_enabled to true.
#   equivalents:
#     checkov: [CKV_AWS_30]
#     trivy: [AVD-AWS-0051]
#     kics: [terraform/aws/elasticache_replication_group_not_encrypted_at_transit]
#     prowler: [elasticache_redis_cluster_in_transit_encryption_enabled]
package policies.aws.elasticache.plain_text

import rego.v1

deny contains {"msg": "transit_encryption_enabled is false, expected true", "at": ["encrypted_in_transit"]} if input.encrypted_in_transit == false
