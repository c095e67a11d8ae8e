# METADATA
# title: Defender plans on
# description: Without Defender nobody is told of an attack on what the plan would watch.
# related_resources:
# - https://learn.microsoft.com/azure/defender-for-cloud/defender-for-cloud-introduction
# custom:
#   id: AZU-DEF-001
#   severity: high
#   applies_to: [azure.security.plan]
#   remediation: Set tier to Standard.
#   equivalents:
#     checkov: [CKV_AZURE_55, CKV_AZURE_84, CKV_AZURE_87]
#     trivy: [AVD-AZU-0045]
#     kics: [terraform/azure/security_center_pricing_tier_is_not_standard]
#     prowler: [defender_ensure_defender_for_server_is_on, defender_ensure_defender_for_storage_is_on, defender_ensure_defender_for_containers_is_on, defender_ensure_defender_for_keyvault_is_on]
package policies.azure.security.plan_off

import rego.v1

deny contains {"msg": msg, "at": ["tier"]} if {
	input.tier != "Standard"
	msg := sprintf("the plan for %v is %v, expected Standard", [input.resource, input.tier])
}
