# METADATA
# title: RDS logs exported
# description: Logs that stay on the database server are lost with it and can be changed by whoever takes it over.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
# custom:
#   id: AWS-RDS-005
#   severity: medium
#   applies_to: [aws.rds.instance, aws.rds.cluster]
#   remediation: Export the engine's audit or general log to CloudWatch with enabled_cloudwatch_logs_exports.
#   equivalents:
#     checkov: [CKV_AWS_129]
#     kics: [terraform/aws/rds_without_logging]
#     prowler: [rds_instance_integration_cloudwatch_logs]
package policies.aws.rds.no_log_exports

import rego.v1

accepted := {"audit", "general", "postgresql", "error", "agent", "diag.log"} if not engine_writes_audit

accepted := {"audit", "general"} if engine_writes_audit

default engine_writes_audit := false

engine_writes_audit if {
	is_string(input.engine)
	some name in {"mysql", "mariadb", "oracle"}
	contains(input.engine, name)
}

deny contains {"msg": msg, "at": ["log_exports"]} if {
	count([log | some log in input.log_exports; log in accepted]) == 0
	msg := sprintf("the logs exported to CloudWatch are [%v], expected one of %v", [concat(", ", input.log_exports), concat(", ", sort(accepted))])
}
