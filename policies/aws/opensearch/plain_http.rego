# METADATA
# title: OpenSearch over HTTPS only
# description: Over plain HTTP whoever sits on the way reads queries and answers.
# related_resources:
# - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html
# custom:
#   id: AWS-OS-004
#   severity: high
#   applies_to: [aws.opensearch.domain]
#   remediation: Add domain_endpoint_options with enforce_https set to true.
#   equivalents:
#     checkov: [CKV_AWS_83]
#     prowler: [opensearch_service_domains_https_communications_enforced]
package policies.aws.opensearch.plain_http

import rego.v1

deny contains {"msg": "enforce_https is false, expected true", "at": ["https_only"]} if input.https_only == false
