# METADATA
# title: Package lists updated with the install
# description: "An update in a layer of its own is cached: later builds install packages from an old list, without security fixes."
# related_resources:
# - https://docs.docker.com/build/building/best-practices/#apt-get
# custom:
#   id: DKR-FILE-011
#   severity: medium
#   applies_to: [docker.dockerfile]
#   remediation: "Join update and install with && in one RUN instruction."
#   equivalents:
#     checkov: [CKV_DOCKER_5]
#     trivy: [AVD-DS-0017]
#     kics: [dockerfile/update_instruction_alone]
package policies.docker.dockerfile.update_alone

import rego.v1

deny contains {"msg": "the package list is updated alone, expected update and install in one RUN", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`(^|[^a-zA-Z0-9_.-])(apt-get|apt|aptitude|apk|yum|dnf|microdnf|zypper)\s+(-[^\s]+\s+)*(update|refresh)(\s|$)`, command)
	not installs(instruction.commands)
}

installs(commands) if {
	some command in commands
	regex.match(`(^|[^a-zA-Z0-9_.-])(apt-get|apt|aptitude|apk|yum|dnf|microdnf|zypper)\s([^|]*\s)?(install|add|upgrade|dist-upgrade|full-upgrade|dup|groupinstall|localinstall|reinstall|build-dep)(\s|$)`, command)
}
