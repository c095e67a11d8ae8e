# METADATA
# title: RDS IAM authentication
# description: Database passwords outlive their owners; IAM tokens last fifteen minutes and end with the role.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
# custom:
#   id: AWS-RDS-010
#   severity: medium
#   applies_to: [aws.rds.instance, aws.rds.cluster]
#   remediation: Set iam_database_authentication_enabled to true.
#   equivalents:
#     checkov: [CKV_AWS_161, CKV_AWS_162]
#     trivy: [AVD-AWS-0176]
#     kics: [terraform/aws/iam_database_auth_not_enabled]
#     prowler: [rds_instance_iam_authentication_enabled]
package policies.aws.rds.no_iam_authentication

import rego.v1

default supported := true

supported := false if regex.match("^(oracle|sqlserver|custom|db2|mariadb|docdb|neptune)", input.engine)

applies if supported

deny contains {"msg": msg, "at": ["iam_authentication"]} if {
	input.iam_authentication == false
	msg := "iam_database_authentication_enabled is false, expected true"
}
