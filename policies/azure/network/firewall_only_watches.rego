# METADATA
# title: WAF prevents attacks
# description: A firewall that only detects lets each attack through and writes down that it did.
# related_resources:
# - https://learn.microsoft.com/azure/web-application-firewall/ag/policy-overview
# custom:
#   id: AZU-NET-009
#   severity: medium
#   applies_to: [azure.network.firewall_policy, azure.network.gateway]
#   remediation: Set the mode to Prevention.
package policies.azure.network.firewall_only_watches

import rego.v1

deny contains {"msg": msg, "at": ["mode"]} if {
	input.on == true
	input.mode != null
	lower(input.mode) != "prevention"
	msg := sprintf("the firewall is in mode %v, expected Prevention", [input.mode])
}

deny contains {"msg": "the firewall is turned off, expected on", "at": ["on"]} if input.on == false
