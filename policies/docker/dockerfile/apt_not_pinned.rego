# METADATA
# title: Packages of apt pinned
# description: "A package without a version is whatever the repository has on the day of the build: nobody can say what was reviewed."
# related_resources:
# - https://docs.docker.com/build/building/best-practices/#version-pinning
# custom:
#   id: DKR-FILE-013
#   severity: low
#   applies_to: [docker.dockerfile]
#   remediation: Write name=version for each package.
#   equivalents:
#     kics: [dockerfile/apt_get_install_pin_version_not_defined]
package policies.docker.dockerfile.apt_not_pinned

import data.policies.docker.packages
import rego.v1

valued := {"-t", "--target-release", "-o", "--option", "-c"}

deny contains {"msg": msg, "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	contains(command, "apt")
	names := [name | some name in packages.asked(command, `(^|[ \t])apt(-get)?[ \t]([^|;&]*[ \t])?install([ \t]|$)`, valued); not contains(name, "=")]
	count(names) > 0
	msg := sprintf("%s without a version, expected one", [concat(", ", names)])
}
