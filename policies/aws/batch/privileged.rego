# METADATA
# title: Batch containers not privileged
# description: A privileged container has every right on the machine it shares with others.
# related_resources:
# - https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html
# custom:
#   id: AWS-BAT-001
#   severity: high
#   applies_to: [aws.batch.job]
#   remediation: Remove privileged from container_properties.
#   equivalents:
#     checkov: [CKV_AWS_210]
#     kics: [terraform/aws/batch_job_definition_with_privileged_container_properties]
package policies.aws.batch.privileged

import rego.v1

deny contains {"msg": "privileged is true, expected false", "at": ["container", "privileged"]} if input.container.privileged == true
