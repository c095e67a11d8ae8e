# METADATA
# title: No secrets in build
# description: What ENV, ARG, LABEL and COPY put into an image is read by everybody who pulls it, even when a later step removes it.
# related_resources:
# - https://docs.docker.com/build/building/secrets/
# custom:
#   id: DKR-FILE-003
#   severity: critical
#   applies_to: [docker.dockerfile]
#   remediation: Pass secrets with RUN --mount=type=secret, and change the secret that was exposed.
#   equivalents:
#     trivy: [AVD-DS-0031]
package policies.docker.dockerfile.secret_in_build

import data.policies.lib.secrets
import rego.v1

deny contains {"msg": msg, "at": ["variables", i, "pairs", j, "name"]} if {
	some i, instruction in input.variables
	some j, pair in instruction.pairs
	pair.value != null
	is_secret_pair(instruction.keyword, pair)
	msg := sprintf("%s %s holds a secret, expected a build secret", [instruction.keyword, pair.name])
}

deny contains {"msg": msg, "at": ["variables", i, "pairs", j, "name"]} if {
	some i, instruction in input.variables
	instruction.keyword == "ARG"
	some j, pair in instruction.pairs
	pair.value == null
	secrets.is_secret_name(pair.name)
	msg := sprintf("ARG %s takes a secret that stays in the image's history, expected a build secret", [pair.name])
}

deny contains {"msg": msg, "at": ["arguments", i, "name"]} if {
	some i, pair in input.arguments
	is_secret_argument(pair.name, pair.value)
	msg := sprintf("ARG %s takes a secret, expected a build secret", [pair.name])
}

deny contains {"msg": msg, "at": ["copies", i, "sources", j]} if {
	some i, instruction in input.copies
	count([flag | some flag in instruction.flags; flag.name == "from"]) == 0
	some j, source in instruction.sources
	is_secret_file(source)
	msg := sprintf("%s is copied into the image, expected a build secret", [source])
}

deny contains {"msg": "a command holds a credential, expected a build secret", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	secrets.is_credential(command)
}

deny contains {"msg": "a file that the instruction writes holds a credential, expected a build secret", "at": ["copies", i, "bodies", j]} if {
	some i, instruction in input.copies
	some j, body in instruction.bodies
	secrets.is_credential(body)
}

deny contains {"msg": "a command holds a credential, expected it to be read when the container starts", "at": ["starts", i, "commands", j]} if {
	some i, instruction in input.starts
	some j, command in instruction.commands
	secrets.is_credential(command)
}

is_secret_pair("LABEL", pair) if secrets.is_credential(pair.value)

is_secret_pair(keyword, pair) if {
	keyword != "LABEL"
	secrets.is_secret(pair.name, pair.value)
}

is_secret_argument(name, null) if secrets.is_secret_name(name)

is_secret_argument(name, value) if {
	value != null
	secrets.is_secret(name, value)
}

is_secret_file(path) if regex.match(`(^|/)(\.env|\.netrc|\.npmrc|\.pypirc|\.pgpass|\.git-credentials|\.htpasswd|id_(rsa|dsa|ecdsa|ed25519)|[^/]*\.(p12|pfx|jks|keystore|ppk)|[^/]*(private|server|tls|ssl)[^/]*\.key)$`, path)

is_secret_file(path) if regex.match(`(^|/)\.(aws/credentials|docker/config\.json|kube/config|ssh/?)$`, path)
