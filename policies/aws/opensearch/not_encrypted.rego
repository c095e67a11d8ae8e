# METADATA
# title: OpenSearch encrypted at rest
# description: Indexes without encryption can be read by whoever gets hold of the storage or a copy of it.
# related_resources:
# - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
# custom:
#   id: AWS-OS-001
#   severity: high
#   applies_to: [aws.opensearch.domain]
#   remediation: Add encrypt_at_rest with enabled set to true.
#   equivalents:
#     checkov: [CKV_AWS_5]
#     trivy: [AVD-AWS-0048]
#     prowler: [opensearch_service_domains_encryption_at_rest_enabled]
package policies.aws.opensearch.not_encrypted

import rego.v1

deny contains {"msg": "encrypt_at_rest is off, expected on", "at": ["encrypted"]} if input.encrypted == false
