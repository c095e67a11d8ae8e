# METADATA
# title: Packages of apk pinned
# description: "A package without a version is whatever the repository has on the day of the build: nobody can say what was reviewed."
# related_resources:
# - https://docs.docker.com/build/building/best-practices/#version-pinning
# custom:
#   id: DKR-FILE-015
#   severity: low
#   applies_to: [docker.dockerfile]
#   remediation: Write name=version, or name~version, for each package.
#   equivalents:
#     kics: [dockerfile/unpinned_package_version_in_apk_add]
package policies.docker.dockerfile.apk_not_pinned

import data.policies.docker.packages
import rego.v1

valued := {"-t", "--virtual", "-X", "--repository", "-p", "--root"}

deny contains {"msg": msg, "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	contains(command, "apk")
	names := [name | some name in packages.asked(command, `(^|[ \t])apk[ \t]([^|;&]*[ \t])?add([ \t]|$)`, valued); not regex.match(`[=~]`, name)]
	count(names) > 0
	msg := sprintf("%s without a version, expected one", [concat(", ", names)])
}
