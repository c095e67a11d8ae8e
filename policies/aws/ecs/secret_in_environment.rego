# METADATA
# title: ECS no secrets in environment
# description: Whoever may look at the task definition reads the password.
# related_resources:
# - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
# custom:
#   id: AWS-ECS-002
#   severity: critical
#   applies_to: [aws.ecs.task]
#   remediation: Name the secret in `secrets` with valueFrom.
#   equivalents:
#     trivy: [AVD-AWS-0036]
#     prowler: [ecs_task_definitions_no_environment_secrets]
package policies.aws.ecs.secret_in_environment

import data.policies.lib.secrets
import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "environment", j, "value"]} if {
	some i, container in input.containers
	some j, variable in container.environment
	secrets.is_secret(variable.name, variable.value)
	msg := sprintf("the variable %v of container %v holds a secret, expected valueFrom", [variable.name, container.name])
}
