# METADATA
# title: OpenSearch in a VPC
# description: A domain outside of a VPC has a public address; only its access policy stands before its indexes.
# related_resources:
# - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
# custom:
#   id: AWS-OS-002
#   severity: high
#   applies_to: [aws.opensearch.domain]
#   remediation: Add vpc_options; the domain is made anew.
#   equivalents:
#     checkov: [CKV_AWS_137]
#     prowler: [opensearch_service_domains_not_publicly_accessible]
package policies.aws.opensearch.outside_vpc

import rego.v1

deny contains {"msg": "the domain has a public address, expected it in a VPC", "at": ["in_vpc"]} if input.in_vpc == false
