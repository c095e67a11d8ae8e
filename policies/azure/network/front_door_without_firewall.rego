# METADATA
# title: WAF on Front Door
# description: Without a web application firewall injections and known exploits go straight to the application.
# related_resources:
# - https://learn.microsoft.com/azure/web-application-firewall/afds/afds-overview
# custom:
#   id: AZU-NET-008
#   severity: high
#   applies_to: [azure.network.front_door]
#   remediation: "Attach a policy: an azurerm_cdn_frontdoor_security_policy, or web_application_firewall_policy_link_id on older resources."
#   equivalents:
#     checkov: [CKV_AZURE_121]
#     kics: [terraform/azure/azure_front_door_waf_disabled]
package policies.azure.network.front_door_without_firewall

import rego.v1

deny contains {"msg": "no web application firewall policy is attached, expected one", "at": ["endpoints", i, "guarded"]} if {
	some i, endpoint in input.endpoints
	endpoint.guarded == false
}
