# METADATA
# title: apt-get instead of apt
# description: "apt is made for people, and its behaviour may change between versions: a build that was reviewed may do something else later."
# related_resources:
# - https://manpages.debian.org/stable/apt/apt.8.en.html
# custom:
#   id: DKR-FILE-017
#   severity: low
#   applies_to: [docker.dockerfile]
#   remediation: Call apt-get, or apt-cache, instead of apt.
#   equivalents:
#     checkov: [CKV_DOCKER_9]
#     kics: [dockerfile/run_using_apt]
package policies.docker.dockerfile.apt_in_script

import rego.v1

deny contains {"msg": "apt is used in a script, expected apt-get", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	contains(command, "apt")
	regex.match(`(^|[^a-zA-Z0-9_.-])apt\s+([^\s|;&]+\s+)*(install|reinstall|update|upgrade|full-upgrade|remove|purge|autoremove|list|search|show|satisfy|edit-sources)(\s|$)`, command)
}
