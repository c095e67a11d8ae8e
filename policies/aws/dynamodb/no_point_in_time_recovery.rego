# METADATA
# title: DynamoDB point-in-time recovery
# description: Without continuous backups a wrong write or delete cannot be undone.
# related_resources:
# - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
# custom:
#   id: AWS-DDB-001
#   severity: medium
#   applies_to: [aws.dynamodb.table]
#   remediation: Add a point_in_time_recovery block with enabled true.
#   equivalents:
#     checkov: [CKV_AWS_28]
#     trivy: [AVD-AWS-0024]
#     kics: [terraform/aws/dynamodb_table_point_in_time_recovery_disabled]
#     prowler: [dynamodb_tables_pitr_enabled]
package policies.aws.dynamodb.no_point_in_time_recovery

import rego.v1

deny contains {"msg": "point-in-time recovery is off, expected on", "at": ["point_in_time_recovery"]} if input.point_in_time_recovery == false
