# METADATA
# title: Public access prevention
# description: One wrong grant makes the bucket public as long as nothing forbids it.
# related_resources:
# - https://cloud.google.com/storage/docs/public-access-prevention
# custom:
#   id: GCP-STG-002
#   severity: medium
#   applies_to: [google.storage.bucket]
#   remediation: Set public_access_prevention to enforced.
#   equivalents:
#     checkov: [CKV_GCP_114]
package policies.google.storage.public_access_possible

import rego.v1

deny contains {"msg": msg, "at": ["public_access_prevention"]} if {
	input.public_access_prevention != "enforced"
	msg := sprintf("public_access_prevention is %v, expected enforced", [input.public_access_prevention])
}
