# METADATA
# title: No secrets in custom data
# description: Custom data can be read by every process on the machine and by everyone who may read the configuration; a key in it is a key lost.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-machines/custom-data
# custom:
#   id: AZU-VM-006
#   severity: critical
#   applies_to: [azure.compute.custom_data]
#   remediation: Take the key out, replace it, and give the machine an identity that reads from a key vault.
#   equivalents:
#     checkov: [CKV_AZURE_45]
#     trivy: [AVD-AZU-0037]
package policies.azure.compute.secrets_in_custom_data

import rego.v1

patterns := {
	"storage account key": `AccountKey=[A-Za-z0-9+/]{86}==`,
	"client secret": `(?i)(ARM|AZURE)_CLIENT_SECRET["']?\s*[=:]\s*["']?[A-Za-z0-9~._-]{32,}`,
	"AWS access key id": `(^|[^A-Za-z0-9/+])(AKIA|ASIA)[A-Z0-9]{16}($|[^A-Za-z0-9/+=])`,
	"private key": `-----BEGIN [A-Z ]*PRIVATE KEY-----`,
}

texts contains input.data

texts contains base64.decode(input.data) if base64.is_valid(input.data)

deny contains {"msg": msg, "at": ["data"]} if {
	some name, pattern in patterns
	some text in texts
	regex.match(pattern, text)
	msg := sprintf("the custom data holds what looks like: %v, expected no secret", [name])
}
