# METADATA
# title: No curl piped to a shell
# description: A script that is run as it arrives is run whatever it has become.
# related_resources:
# - https://docs.docker.com/build/building/best-practices/
# custom:
#   id: DKR-FILE-010
#   severity: medium
#   applies_to: [docker.dockerfile]
#   remediation: Download to a file, check its checksum, then run it.
package policies.docker.dockerfile.download_to_shell

import rego.v1

deny contains {"msg": "a download is piped to a shell, expected it to be checked first", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`(^|[^a-zA-Z0-9_.-])(curl|wget)\s.*[|]\s*(sudo\s+(-[a-zA-Z]+\s+)*)?(env\s+)?([A-Za-z_][A-Za-z0-9_]*=\S*\s+)*(/(usr/)?bin/)?((ba|da|z|k|a)?sh([\s"']|$)|(python[0-9.]*|perl|ruby|node|php)(\s+-(\s.*)?)?["']?\s*$)`, command)
}

deny contains {"msg": "a download is run by a shell, expected it to be checked first", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match("(^|[^a-zA-Z0-9_.-])((ba|da|z|k|a)?sh|eval|source|[.])\\s+(-[a-z]+\\s+)*[\"']?([$<][(]|`)\\s*(curl|wget)\\s", command)
}

deny contains {"msg": "a download is run by PowerShell, expected it to be checked first", "at": ["runs", i, "commands", j]} if {
	some i, instruction in input.runs
	some j, command in instruction.commands
	regex.match(`(?i)\b(iex|invoke-expression)\b.*(downloadstring|invoke-webrequest|invoke-restmethod|\biwr\b|\birm\b)|(downloadstring|invoke-webrequest|invoke-restmethod|\biwr\b|\birm\b).*[|]\s*(iex|invoke-expression)\b`, command)
}
