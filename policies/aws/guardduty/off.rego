# METADATA
# title: GuardDuty on
# description: Known attacks in the traffic and the calls of the account are seen by nobody.
# related_resources:
# - https://docs.aws.amazon.com/guardduty/latest/ug/what-is-guardduty.html
# custom:
#   id: AWS-GD-001
#   severity: high
#   applies_to: [aws.guardduty.detector]
#   remediation: Set enable to true.
#   equivalents:
#     checkov: [CKV_AWS_238]
#     kics: [terraform/aws/guardduty_detector_disabled]
#     prowler: [guardduty_is_enabled]
package policies.aws.guardduty.off

import rego.v1

deny contains {"msg": "enable is false, expected true", "at": ["enabled"]} if input.enabled == false
