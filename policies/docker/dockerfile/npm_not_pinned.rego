# METADATA
# title: Packages of npm pinned
# description: "A package without a version is whatever the repository has on the day of the build: nobody can say what was reviewed."
# related_resources:
# - https://docs.npmjs.com/cli/commands/npm-install
# custom:
#   id: DKR-FILE-016
#   severity: low
#   applies_to: [docker.dockerfile]
#   remediation: Write name@version for each package, or install from a lock file with npm ci.
#   equivalents:
#     kics: [dockerfile/npm_install_without_pinned_version]
package policies.docker.dockerfile.npm_not_pinned

import data.policies.docker.packages
import rego.v1

valued := {"--prefix", "--registry", "--loglevel", "--cache", "--userconfig", "--tag"}

deny contains {"msg": msg, "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	contains(command, "npm")
	names := [name | some name in packages.asked(command, `(^|[ \t])npm[ \t]([^|;&]*[ \t])?(install|i|add)([ \t]|$)`, valued); not regex.match(`.@.*[0-9]`, name)]
	count(names) > 0
	msg := sprintf("%s without a version, expected one", [concat(", ", names)])
}
