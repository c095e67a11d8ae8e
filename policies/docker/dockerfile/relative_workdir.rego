# METADATA
# title: WORKDIR absolute
# description: A relative WORKDIR depends on what the base image set, so that files land where nobody expects them.
# related_resources:
# - https://docs.docker.com/reference/dockerfile/#workdir
# custom:
#   id: DKR-FILE-012
#   severity: low
#   applies_to: [docker.dockerfile]
#   remediation: Begin the path with /.
#   equivalents:
#     checkov: [CKV_DOCKER_10]
#     trivy: [AVD-DS-0009]
#     kics: [dockerfile/workdir_path_not_absolute]
package policies.docker.dockerfile.relative_workdir

import rego.v1

deny contains {"msg": msg, "at": ["workdirs", i, "path"]} if {
	some i, workdir in input.workdirs
	not regex.match(`^["']?(/|\$|[A-Za-z]:)`, workdir.path)
	msg := sprintf("WORKDIR is %s, expected an absolute path", [workdir.path])
}
