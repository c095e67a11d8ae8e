# METADATA
# title: DMS endpoints over TLS
# description: A migration sends the whole database over the network, and its password first.
# related_resources:
# - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
# custom:
#   id: AWS-DMS-002
#   severity: medium
#   applies_to: [aws.dms.endpoint]
#   remediation: Set ssl_mode to verify-full, or to what the engine supports.
#   equivalents:
#     checkov: [CKV2_AWS_49]
#     prowler: [dms_endpoint_ssl_enabled]
package policies.aws.dms.plain_text

import rego.v1

# These are reached through AWS interfaces, which speak TLS in any case, or set it elsewhere.
applies if not input.engine in {"dynamodb", "elasticsearch", "kafka", "kinesis", "neptune", "opensearch", "redis", "redshift", "s3", "timestream"}

deny contains {"msg": "ssl_mode is none, expected TLS", "at": ["tls"]} if input.tls == "none"
