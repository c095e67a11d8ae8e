# METADATA
# title: RDS not public
# description: A database with a public address can be reached, and attacked, from anywhere.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Hiding
# custom:
#   id: AWS-RDS-002
#   severity: critical
#   applies_to: [aws.rds.instance, aws.rds.cluster_instance]
#   remediation: Set publicly_accessible to false.
#   equivalents:
#     checkov: [CKV_AWS_17]
#     trivy: [AVD-AWS-0180]
#     kics: [terraform/aws/rds_db_instance_publicly_accessible]
#     prowler: [rds_instance_no_public_access]
package policies.aws.rds.public

import rego.v1

deny contains {"msg": "publicly_accessible is true, expected false", "at": ["publicly_accessible"]} if input.publicly_accessible == true
