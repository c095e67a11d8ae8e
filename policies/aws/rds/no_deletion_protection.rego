# METADATA
# title: RDS deletion protection
# description: One wrong command or one wrong plan deletes an unprotected database.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
# custom:
#   id: AWS-RDS-009
#   severity: low
#   applies_to: [aws.rds.instance, aws.rds.cluster]
#   remediation: Set deletion_protection to true.
#   equivalents:
#     checkov: [CKV_AWS_293, CKV_AWS_139]
#     trivy: [AVD-AWS-0177, AVD-AWS-0343]
#     prowler: [rds_instance_deletion_protection, rds_cluster_deletion_protection]
package policies.aws.rds.no_deletion_protection

import rego.v1

deny contains {"msg": "deletion_protection is false, expected true", "at": ["deletion_protection"]} if input.deletion_protection == false
