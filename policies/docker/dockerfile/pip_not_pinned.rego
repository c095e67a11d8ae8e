# METADATA
# title: Packages of pip pinned
# description: "A package without a version is whatever the repository has on the day of the build: nobody can say what was reviewed."
# related_resources:
# - https://pip.pypa.io/en/stable/topics/repeatable-installs/
# custom:
#   id: DKR-FILE-014
#   severity: low
#   applies_to: [docker.dockerfile]
#   remediation: Write name==version for each package, or install from a requirements file with versions and hashes.
#   equivalents:
#     kics: [dockerfile/unpinned_package_version_in_pip_install]
package policies.docker.dockerfile.pip_not_pinned

import data.policies.docker.packages
import rego.v1

valued := {"-r", "--requirement", "-c", "--constraint", "-e", "--editable", "-i", "--index-url", "--extra-index-url", "-f", "--find-links", "-t", "--target", "--trusted-host", "--prefix", "--root", "--cache-dir", "--timeout", "--retries", "--progress-bar", "--platform", "--python-version"}

deny contains {"msg": msg, "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	contains(command, "pip")
	not regex.match(`[ \t](-c|--constraint)[ \t=]`, command)
	names := [name | some name in packages.asked(command, `(^|[ \t/])pip[0-9.]*[ \t]([^|;&]*[ \t])?install([ \t]|$)`, valued); not regex.match(`==|@`, name)]
	count(names) > 0
	msg := sprintf("%s without a version, expected one", [concat(", ", names)])
}
