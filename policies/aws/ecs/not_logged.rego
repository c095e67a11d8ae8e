# METADATA
# title: ECS logs on
# description: What a container without a log said is gone with it.
# related_resources:
# - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
# custom:
#   id: AWS-ECS-003
#   severity: medium
#   applies_to: [aws.ecs.task]
#   remediation: Add logConfiguration to every container.
#   equivalents:
#     prowler: [ecs_task_definitions_logging_enabled]
package policies.aws.ecs.not_logged

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "logged"]} if {
	some i, container in input.containers
	container.logged == false
	msg := sprintf("container %v has no logConfiguration, expected one", [container.name])
}
