# METADATA
# title: OpenSearch fine-grained access control
# description: Without it whoever may ask the domain anything may read and delete every index.
# related_resources:
# - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
# custom:
#   id: AWS-OS-006
#   severity: medium
#   applies_to: [aws.opensearch.domain]
#   remediation: Add advanced_security_options with enabled true.
#   equivalents:
#     checkov: [CKV2_AWS_52]
#     kics: [terraform/aws/elasticsearch_no_finegrain_access_control]
package policies.aws.opensearch.not_fine_grained

import rego.v1

deny contains {"msg": "fine-grained access control is off, expected on", "at": ["fine_grained"]} if input.fine_grained == false
