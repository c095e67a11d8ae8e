# METADATA
# title: KMS rotation within 90 days
# description: The longer a key is used, the more can be read with it when it is lost.
# related_resources:
# - https://cloud.google.com/kms/docs/key-rotation
# custom:
#   id: GCP-KMS-001
#   severity: medium
#   applies_to: [google.kms.key]
#   remediation: Set rotation_period to 7776000s (90 days) or less.
#   parameters:
#     max_days:
#       description: After how many days a key has to be replaced.
#       default: 90
#       stricter: lower
#   equivalents:
#     checkov: [CKV_GCP_43]
#     trivy: [AVD-GCP-0065]
#     kics: [terraform/gcp/high_google_kms_crypto_key_rotation_period]
#     prowler: [kms_key_rotation_max_90_days]
package policies.google.kms.no_rotation

import rego.v1

applies if input.purpose == "ENCRYPT_DECRYPT"

deny contains {"msg": "no rotation_period is set, expected one", "at": ["rotation_period"]} if input.rotation_period == null

deny contains {"msg": msg, "at": ["rotation_period"]} if {
	input.rotation_period != null
	regex.match(`^[0-9]+(\.[0-9]+)?s$`, input.rotation_period)
	seconds := to_number(trim_suffix(input.rotation_period, "s"))
	seconds > data.params.max_days * 86400
	msg := sprintf("rotation_period is %v, expected %vs or less", [input.rotation_period, data.params.max_days * 86400])
}

deny contains {"msg": msg, "at": ["rotation_period"]} if {
	input.rotation_period != null
	not regex.match(`^[0-9]+(\.[0-9]+)?s$`, input.rotation_period)
	msg := sprintf("rotation_period is %v, expected seconds, as 7776000s", [input.rotation_period])
}
