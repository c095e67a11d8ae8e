# METADATA
# title: AWS Config records all
# description: Nobody can say what there is, nor who changed it when, of what is not recorded.
# related_resources:
# - https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
# custom:
#   id: AWS-CFG-001
#   severity: medium
#   applies_to: [aws.config.recorder]
#   remediation: Set all_supported and include_global_resource_types to true, and switch the recorder on with aws_config_configuration_recorder_status.
#   equivalents:
#     prowler: [config_recorder_all_regions_enabled]
package policies.aws.config.not_everything_recorded

import rego.v1

deny contains {"msg": "all_supported is false, expected true", "at": ["all_types"]} if input.all_types == false

deny contains {"msg": "include_global_resource_types is false, expected true", "at": ["global_types"]} if input.global_types == false

deny contains {"msg": "is_enabled is false, expected true", "at": ["recording"]} if input.recording == false

deny contains {"msg": "nothing switches the recorder on, expected aws_config_configuration_recorder_status", "at": ["recording"]} if input.recording == null
