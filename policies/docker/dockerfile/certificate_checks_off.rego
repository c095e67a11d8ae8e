# METADATA
# title: Certificate checks not disabled
# description: A download whose certificate is not checked can be replaced by anybody on the way.
# related_resources:
# - https://curl.se/docs/sslcerts.html
# custom:
#   id: DKR-FILE-007
#   severity: medium
#   applies_to: [docker.dockerfile]
#   remediation: Remove the option and install the certificate authority that is missing.
#   equivalents:
#     checkov: [CKV2_DOCKER_2, CKV2_DOCKER_3, CKV2_DOCKER_4, CKV2_DOCKER_6]
package policies.docker.dockerfile.certificate_checks_off

import rego.v1

deny contains {"msg": "curl does not check certificates, expected no -k", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	contains(command, "curl")

	# letters that take no value may stand before k
	regex.match(`(^|[^a-zA-Z0-9_.-])curl(\.exe)?\s([^|]*\s)?["']?(--(proxy-)?insecure|-[#012346BafgGiIjJlLMnNOpqRsSvVZ]*k[a-zA-Z]*)(["'\s]|$)`, command)
}

deny contains {"msg": "wget does not check certificates, expected no --no-check-certificate", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`(^|[^a-zA-Z0-9_.-])wget\s`, command)
	contains(command, "--no-check-certificate")
}

deny contains {"msg": "pip does not check the certificates of a host, expected no --trusted-host", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`(^|[^a-zA-Z0-9_.-])pip[0-9.]*\s[^|]*(--trusted-host|\sset\s+["']?[a-z]+\.trusted-host)`, command)
}

deny contains {"msg": "certificate checks are switched off, expected them on", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`NODE_TLS_REJECT_UNAUTHORIZED=["']?0|PYTHONHTTPSVERIFY=["']?0|PIP_TRUSTED_HOST=["']?[^"'\s]|(^|\s|export\s)GIT_SSL_NO_VERIFY=|(?i)http\.sslverify["']?[\s=]+["']?(false|0|no|off)|strict-ssl["']?[\s=]+["']?false|\bsslverify=["']?(0|false|no)|::verify-(peer|host)["']?[\s=]+["']?(false|0|no)|ssl_verify["']?[\s=]+["']?(false|no)|-skipcertificatecheck`, command)
}

deny contains {"msg": msg, "at": ["variables", i, "pairs", j, "value"]} if {
	some i, instruction in input.variables
	some j, pair in instruction.pairs
	[pair.name, pair.value] in [["NODE_TLS_REJECT_UNAUTHORIZED", "0"], ["PYTHONHTTPSVERIFY", "0"], ["NPM_CONFIG_STRICT_SSL", "false"], ["npm_config_strict_ssl", "false"]]
	msg := sprintf("%s is %s, expected certificates to be checked", [pair.name, pair.value])
}

# Git looks whether the variable is there, pip trusts each host that is named.
deny contains {"msg": msg, "at": ["variables", i, "pairs", j, "value"]} if {
	some i, instruction in input.variables
	some j, pair in instruction.pairs
	pair.name in {"GIT_SSL_NO_VERIFY", "PIP_TRUSTED_HOST"}
	not pair.value in {null, ""}
	msg := sprintf("%s is %s, expected certificates to be checked", [pair.name, pair.value])
}
