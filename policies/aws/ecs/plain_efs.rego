# METADATA
# title: ECS speaks TLS with EFS
# description: Files on the way between a task and its file system can be read by whoever sits in between.
# related_resources:
# - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-best-practices.html
# custom:
#   id: AWS-ECS-004
#   severity: medium
#   applies_to: [aws.ecs.task]
#   remediation: Set transit_encryption to ENABLED in efs_volume_configuration.
#   equivalents:
#     checkov: [CKV_AWS_97]
#     trivy: [AVD-AWS-0035]
#     kics: [terraform/aws/ecs_task_definition_volume_not_encrypted]
package policies.aws.ecs.plain_efs

import rego.v1

deny contains {"msg": "transit_encryption is DISABLED, expected ENABLED", "at": ["volumes", i, "encrypted"]} if {
	some i, volume in input.volumes
	volume.encrypted == false
}
