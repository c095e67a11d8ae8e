# METADATA
# title: MSK encrypted in transit
# description: Whoever gets into the network reads the messages.
# related_resources:
# - https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
# custom:
#   id: AWS-MSK-001
#   severity: medium
#   applies_to: [aws.msk.cluster]
#   remediation: Set client_broker to TLS and in_cluster to true.
#   equivalents:
#     checkov: [CKV_AWS_81]
#     trivy: [AVD-AWS-0073]
#     kics: [terraform/aws/msk_cluster_encryption_disabled]
#     prowler: [kafka_cluster_in_transit_encryption_enabled]
package policies.aws.msk.plain_text_allowed

import rego.v1

deny contains {"msg": msg, "at": ["clients"]} if {
	input.clients != "TLS"
	msg := sprintf("client_broker is %v, expected TLS", [input.clients])
}

deny contains {"msg": "in_cluster is false, expected true", "at": ["brokers"]} if input.brokers == false
