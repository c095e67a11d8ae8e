# METADATA
# title: SSH not exposed
# description: An SSH daemon in a container is a second way in that nobody watches.
# related_resources:
# - https://docs.docker.com/reference/dockerfile/#expose
# custom:
#   id: DKR-FILE-004
#   severity: medium
#   applies_to: [docker.dockerfile]
#   remediation: Remove EXPOSE 22; use docker exec.
#   equivalents:
#     checkov: [CKV_DOCKER_1]
#     trivy: [AVD-DS-0004]
#     kics: [dockerfile/exposing_port_22]
package policies.docker.dockerfile.ssh_exposed

import rego.v1

deny contains {"msg": "port 22 is exposed, expected no SSH in the container", "at": ["exposed", i, "ports", j]} if {
	some i, instruction in input.exposed
	some j, port in instruction.ports
	plain(port) in {"22", "22/tcp"}
}

deny contains {"msg": msg, "at": ["exposed", i, "ports", j]} if {
	some i, instruction in input.exposed
	some j, port in instruction.ports
	regex.match(`^[0-9]+-[0-9]+(/tcp)?$`, plain(port))
	bounds := split(split(plain(port), "/")[0], "-")
	to_number(bounds[0]) <= 22
	to_number(bounds[1]) >= 22
	msg := sprintf("ports %s hold 22, expected no SSH in the container", [port])
}

plain(port) := lower(trim(port, `"'`))
