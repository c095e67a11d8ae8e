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
	regex.match(`(^|[^a-zA-Z0-9_.-])curl([ ]|$)`, command)
	regex.match(`[ ](--insecure|-[a-zA-Z]*k[a-zA-Z]*)([ ]|$)`, command)
}

deny contains {"msg": "wget does not check certificates, expected no --no-check-certificate", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`(^|[^a-zA-Z0-9_.-])wget([ ]|$)`, command)
	contains(command, "--no-check-certificate")
}

deny contains {"msg": "pip does not check the certificates of a host, expected no --trusted-host", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`(^|[^a-zA-Z0-9_.-])pip[0-9.]*([ ]|$)`, command)
	contains(command, "--trusted-host")
}

deny contains {"msg": "certificate checks are switched off, expected them on", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`NODE_TLS_REJECT_UNAUTHORIZED=["']?0|PYTHONHTTPSVERIFY=["']?0|GIT_SSL_NO_VERIFY=|http\\.sslVerify[ =]+["']?false|strict-ssl[ =]+["']?false|sslverify=(0|false)`, command)
}

deny contains {"msg": msg, "at": ["variables", i, "pairs", j, "value"]} if {
	some i, instruction in input.variables
	some j, pair in instruction.pairs
	[pair.name, pair.value] in [["NODE_TLS_REJECT_UNAUTHORIZED", "0"], ["PYTHONHTTPSVERIFY", "0"], ["GIT_SSL_NO_VERIFY", "1"], ["GIT_SSL_NO_VERIFY", "true"], ["NPM_CONFIG_STRICT_SSL", "false"]]
	msg := sprintf("%s is %s, expected certificates to be checked", [pair.name, pair.value])
}
