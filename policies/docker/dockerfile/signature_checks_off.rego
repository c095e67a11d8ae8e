# METADATA
# title: Package signatures checked
# description: A package whose signature is not checked can be replaced by anybody on the way.
# related_resources:
# - https://manpages.debian.org/stable/apt/apt-secure.8.en.html
# custom:
#   id: DKR-FILE-008
#   severity: medium
#   applies_to: [docker.dockerfile]
#   remediation: Remove the option and install the key of the package source.
#   equivalents:
#     checkov: [CKV2_DOCKER_7, CKV2_DOCKER_8, CKV2_DOCKER_9, CKV2_DOCKER_11]
package policies.docker.dockerfile.signature_checks_off

import rego.v1

deny contains {"msg": "package signatures are not checked, expected the option gone", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`(^|[^a-zA-Z0-9_.-])(apt|apt-get|aptitude|dnf|yum|microdnf|zypper|rpm|apk|tdnf)\s`, command)
	regex.match(`--allow-unauthenticated|--force-yes|--no-?gpg-?checks?(["'\s]|$)|--nosignature|--allow-untrusted|--setopt[= ]["']?[^\s]*gpgcheck=["']?(0|false|no)|(?i:APT::Get::AllowUnauthenticated)["']?[\s=]+["']?(true|1|yes)|Acquire::AllowInsecureRepositories["']?[\s=]+["']?(true|1|yes)`, command)
}

deny contains {"msg": "a package source is marked as trusted, expected its key to be installed", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(unchecked, command)
	regex.match(lists, command)
}

deny contains {"msg": "a package source is marked as trusted, expected its key to be installed", "at": ["copies", i, "bodies", j]} if {
	some i, instruction in input.copies
	is_string(instruction.destination)
	regex.match(lists, instruction.destination)
	some j, body in instruction.bodies
	regex.match(unchecked, body)
}

unchecked := `(?i)\btrusted[ \t]*[=:][ \t]*yes\b|gpgcheck[ \t]*=[ \t]*(0|false|no)\b`

# Where apt, dnf, yum and zypper keep what they know of package sources.
lists := `sources\.list|yum\.repos\.d|zypp/repos\.d|\.repo\b`
