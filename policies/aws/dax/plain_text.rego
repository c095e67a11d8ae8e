# METADATA
# title: DAX over TLS
# description: Whoever gets into the network reads what programs and the cache tell each other.
# related_resources:
# - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html
# custom:
#   id: AWS-DAX-002
#   severity: medium
#   applies_to: [aws.dax.cluster]
#   remediation: Set cluster_endpoint_encryption_type to TLS; the cluster is made anew.
#   equivalents:
#     checkov: [CKV_AWS_239]
package policies.aws.dax.plain_text

import rego.v1

deny contains {"msg": "the endpoint speaks plainly, expected TLS", "at": ["tls"]} if input.tls == "NONE"
