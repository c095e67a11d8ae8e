# METADATA
# title: RDS Multi-AZ
# description: A database in one zone is gone as long as the zone is.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html
# custom:
#   id: AWS-RDS-004
#   severity: low
#   applies_to: [aws.rds.instance]
#   remediation: Set multi_az to true.
#   equivalents:
#     checkov: [CKV_AWS_157]
#     prowler: [rds_instance_multi_az]
package policies.aws.rds.one_zone

import rego.v1

deny contains {"msg": "multi_az is false, expected true", "at": ["multi_az"]} if input.multi_az == false
