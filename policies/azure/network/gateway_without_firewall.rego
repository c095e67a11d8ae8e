# METADATA
# title: WAF on application gateways
# description: Without a web application firewall injections and known exploits go straight to the application.
# related_resources:
# - https://learn.microsoft.com/azure/web-application-firewall/ag/ag-overview
# custom:
#   id: AZU-NET-006
#   severity: high
#   applies_to: [azure.network.gateway]
#   remediation: Attach a policy with firewall_policy_id, or turn on waf_configuration.
#   equivalents:
#     checkov: [CKV_AZURE_120]
#     kics: [terraform/azure/waf_is_disabled_for_azure_application_gateway]
package policies.azure.network.gateway_without_firewall

import rego.v1

deny contains {"msg": "no web application firewall is on, expected one", "at": ["firewall"]} if {
	input.firewall == false
	input.firewall_policy == false
}
