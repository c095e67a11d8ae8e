# METADATA
# title: ElastiCache asks who is there
# description: A cache without a token or users gives its copies to anyone on the network.
# related_resources:
# - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
# custom:
#   id: AWS-ECC-004
#   severity: high
#   applies_to: [aws.elasticache.replication_group]
#   remediation: Set auth_token, or user_group_ids.
#   equivalents:
#     checkov: [CKV_AWS_31]
#     prowler: [elasticache_redis_replication_group_auth_enabled]
package policies.aws.elasticache.no_login

import rego.v1

deny contains {"msg": "clients need no token or user, expected auth_token or user_group_ids", "at": ["authenticated"]} if input.authenticated == false
