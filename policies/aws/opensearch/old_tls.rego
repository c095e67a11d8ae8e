# METADATA
# title: OpenSearch TLS 1.2
# description: TLS 1.0 and 1.1 have known weaknesses that let others read along.
# related_resources:
# - https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html
# custom:
#   id: AWS-OS-007
#   severity: medium
#   applies_to: [aws.opensearch.domain]
#   remediation: Set tls_security_policy to Policy-Min-TLS-1-2-PFS-2023-10.
#   equivalents:
#     checkov: [CKV_AWS_228]
#     trivy: [AVD-AWS-0126]
package policies.aws.opensearch.old_tls

import rego.v1

deny contains {"msg": msg, "at": ["tls_policy"]} if {
	startswith(input.tls_policy, "Policy-Min-TLS-1-0")
	msg := sprintf("the TLS policy is %v, expected one that starts at TLS 1.2", [input.tls_policy])
}
