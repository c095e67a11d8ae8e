# METADATA
# title: ECS tasks not privileged
# description: A container with the rights or the name spaces of its machine takes the machine along when it is broken into.
# related_resources:
# - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
# custom:
#   id: AWS-ECS-001
#   severity: high
#   applies_to: [aws.ecs.task]
#   remediation: Remove privileged, set readonlyRootFilesystem to true, and give no host mode for network, pid or ipc.
package policies.aws.ecs.privileged

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "privileged"]} if {
	some i, container in input.containers
	container.privileged == true
	msg := sprintf("container %v is privileged, expected no special rights", [container.name])
}

deny contains {"msg": msg, "at": ["containers", i, "read_only_root"]} if {
	some i, container in input.containers
	container.read_only_root == false
	msg := sprintf("container %v may write to its root file system, expected readonlyRootFilesystem", [container.name])
}

deny contains {"msg": "pid_mode is host, expected task or none", "at": ["pid_mode"]} if input.pid_mode == "host"

deny contains {"msg": "ipc_mode is host, expected task or none", "at": ["ipc_mode"]} if input.ipc_mode == "host"

deny contains {"msg": "network_mode is host, expected awsvpc", "at": ["network_mode"]} if input.network_mode == "host"
