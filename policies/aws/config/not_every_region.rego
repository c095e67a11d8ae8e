# METADATA
# title: Config aggregator covers every region
# description: What is made in a region that nobody watches is not seen.
# related_resources:
# - https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html
# custom:
#   id: AWS-CFG-002
#   severity: low
#   applies_to: [aws.config.aggregator]
#   remediation: Set all_regions to true.
#   equivalents:
#     checkov: [CKV_AWS_121]
#     trivy: [AVD-AWS-0019]
#     kics: [terraform/aws/config_configuration_aggregator_to_all_regions_disabled]
package policies.aws.config.not_every_region

import rego.v1

deny contains {"msg": "all_regions is false, expected true", "at": ["all_regions"]} if input.all_regions == false
