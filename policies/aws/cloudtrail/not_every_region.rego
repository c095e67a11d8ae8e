# METADATA
# title: CloudTrail on in all regions
# description: What happens in a region without a trail leaves no trace.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
# custom:
#   id: AWS-CT-001
#   severity: high
#   applies_to: [aws.cloudtrail.trail]
#   remediation: Set is_multi_region_trail to true.
#   equivalents:
#     checkov: [CKV_AWS_67]
#     trivy: [AVD-AWS-0014]
#     kics: [terraform/aws/cloudtrail_multi_region_disabled]
#     prowler: [cloudtrail_multi_region_enabled]
package policies.aws.cloudtrail.not_every_region

import rego.v1

deny contains {"msg": "the trail records one region, expected every region", "at": ["multi_region"]} if input.multi_region == false
