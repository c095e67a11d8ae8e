# METADATA
# title: No sudo or password setting
# description: sudo in a build hides who runs what, and a password set in a build is in every copy of the image.
# related_resources:
# - https://docs.docker.com/build/building/best-practices/#user
# custom:
#   id: DKR-FILE-009
#   severity: medium
#   applies_to: [docker.dockerfile]
#   remediation: Switch users with USER, and set no password.
#   equivalents:
#     checkov: [CKV2_DOCKER_1, CKV2_DOCKER_17]
#     trivy: [AVD-DS-0010]
#     kics: [dockerfile/run_using_sudo]
package policies.docker.dockerfile.sudo

import rego.v1

deny contains {"msg": "sudo is used, expected USER", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`(^|[|;&(]\s*|\s-[a-z]*c\s+["']?|(^|[\s;])(then|do|else|exec|time|!)\s+)([A-Za-z_][A-Za-z0-9_]*=\S*\s+)*(/usr/bin/)?sudo(\s|$)`, command)
}

deny contains {"msg": "a password is set, expected none in the image", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`(^|[^a-zA-Z0-9_./-])(/usr/sbin/)?chpasswd(\s|$)|(^|[^a-zA-Z0-9_.-])passwd\s+--stdin|(usermod|useradd)\s+([^|]*\s)?(-p|--password)[\s=]`, command)
}
