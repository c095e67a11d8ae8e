# METADATA
# title: OpenSearch nodes speak TLS
# description: Whoever gets into the network reads what the nodes tell each other.
# related_resources:
# - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html
# custom:
#   id: AWS-OS-003
#   severity: high
#   applies_to: [aws.opensearch.domain]
#   remediation: Add node_to_node_encryption with enabled set to true.
#   equivalents:
#     checkov: [CKV_AWS_6]
#     prowler: [opensearch_service_domains_node_to_node_encryption_enabled]
package policies.aws.opensearch.plain_between_nodes

import rego.v1

applies if input.nodes > 1

deny contains {"msg": "node_to_node_encryption is off, expected on", "at": ["encrypted_between_nodes"]} if input.encrypted_between_nodes == false
