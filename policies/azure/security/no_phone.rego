# METADATA
# title: Security contact has a phone
# description: When mail itself is what was attacked, only a call reaches whom Defender has to tell.
# related_resources:
# - https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
# custom:
#   id: AZU-DEF-003
#   severity: low
#   applies_to: [azure.security.contact]
#   remediation: Set phone to the number of the people on duty.
#   equivalents:
#     checkov: [CKV_AZURE_20]
#     trivy: [AVD-AZU-0046]
package policies.azure.security.no_phone

import rego.v1

deny contains {"msg": "no phone is set, expected one", "at": ["phone"]} if input.phone in {null, ""}
