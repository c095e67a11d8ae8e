# METADATA
# title: KMS keys not public
# description: A key that everyone may use protects nothing.
# related_resources:
# - https://cloud.google.com/kms/docs/iam
# custom:
#   id: GCP-KMS-002
#   severity: critical
#   applies_to: [google.kms.access]
#   remediation: Remove allUsers and allAuthenticatedUsers.
#   equivalents:
#     checkov: [CKV2_GCP_6, CKV2_GCP_8, CKV_GCP_112]
#     kics: [terraform/gcp/kms_crypto_key_publicly_accessible]
package policies.google.kms.public

import data.policies.google.members
import rego.v1

deny contains {"msg": msg, "at": ["members", i]} if {
	some i
	member := input.members[i]
	members.is_everyone(member)
	msg := sprintf("%v is let in, expected named members", [member])
}
