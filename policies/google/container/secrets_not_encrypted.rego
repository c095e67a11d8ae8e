# METADATA
# title: GKE secrets encrypted
# description: Whoever gets hold of the cluster database or a copy of it reads every secret.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets
# custom:
#   id: GCP-GKE-003
#   severity: medium
#   applies_to: [google.container.cluster]
#   remediation: Add database_encryption with state ENCRYPTED and a key.
package policies.google.container.secrets_not_encrypted

import rego.v1

deny contains {"msg": msg, "at": ["secrets_encryption"]} if {
	input.secrets_encryption == "DECRYPTED"
	msg := sprintf("database_encryption is %v, expected ENCRYPTED", [input.secrets_encryption])
}
