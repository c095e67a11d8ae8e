# METADATA
# title: RDS minor upgrades on
# description: Minor versions carry the engine's security fixes; without them known holes stay open.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
# custom:
#   id: AWS-RDS-008
#   severity: medium
#   applies_to: [aws.rds.instance, aws.rds.cluster_instance]
#   remediation: Set auto_minor_version_upgrade to true.
#   equivalents:
#     checkov: [CKV_AWS_226]
#     kics: [terraform/aws/automatic_minor_upgrades_disabled]
#     prowler: [rds_instance_minor_version_upgrade_enabled]
package policies.aws.rds.no_minor_upgrades

import rego.v1

deny contains {"msg": "auto_minor_version_upgrade is false, expected true", "at": ["minor_upgrades"]} if input.minor_upgrades == false
