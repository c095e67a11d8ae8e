# METADATA
# title: COPY instead of ADD
# description: ADD fetches and unpacks what it is given; a remote file that is not checked may hold anything.
# related_resources:
# - https://docs.docker.com/reference/dockerfile/#add
# custom:
#   id: DKR-FILE-005
#   severity: low
#   applies_to: [docker.dockerfile]
#   remediation: Use COPY for local files and ADD --checksum for remote ones.
#   equivalents:
#     checkov: [CKV_DOCKER_4]
#     trivy: [AVD-DS-0005]
#     kics: [dockerfile/add_instead_of_copy]
package policies.docker.dockerfile.add_instead_of_copy

import rego.v1

deny contains {"msg": msg, "at": ["adds", i, "sources", j]} if {
	some i, instruction in input.adds
	some j, source in instruction.sources
	not is_remote(source)
	not regex.match(`(?i)\.(tar|tar\.(gz|bz2|xz|zst)|tgz|tbz2?|txz)$`, source)
	msg := sprintf("ADD %s, expected COPY", [source])
}

deny contains {"msg": msg, "at": ["adds", i, "sources", j]} if {
	some i, instruction in input.adds
	count([flag | some flag in instruction.flags; flag.name == "checksum"]) == 0
	some j, source in instruction.sources
	is_remote(source)
	msg := sprintf("ADD %s without --checksum, expected the checksum of the file", [source])
}

is_remote(source) if regex.match(`(?i)^(https?|ftp|git|ssh)://|^git@`, source)
