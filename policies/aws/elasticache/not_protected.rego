# METADATA
# title: ElastiCache encrypted
# description: A cache holds copies of what the database protects; without encryption and a login it gives them to anyone on the network.
# related_resources:
# - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/encryption.html
# custom:
#   id: AWS-ECC-001
#   severity: high
#   applies_to: [aws.elasticache.replication_group]
#   remediation: Set at_rest_encryption_enabled and transit_encryption_enabled to true, and an auth_token or user_group_ids.
#   equivalents:
#     prowler: [elasticache_redis_cluster_rest_encryption_enabled, elasticache_redis_cluster_in_transit_encryption_enabled, elasticache_redis_replication_group_auth_enabled]
package policies.aws.elasticache.not_protected

import rego.v1

deny contains {"msg": "at_rest_encryption_enabled is false, expected true", "at": ["encrypted_at_rest"]} if input.encrypted_at_rest == false

deny contains {"msg": "transit_encryption_enabled is false, expected true", "at": ["encrypted_in_transit"]} if input.encrypted_in_transit == false

deny contains {"msg": "clients need no token or user, expected auth_token or user_group_ids", "at": ["authenticated"]} if input.authenticated == false
