# METADATA
# title: Cloud Armor on public backends
# description: Without a web application firewall injections and known exploits go straight to the application.
# related_resources:
# - https://cloud.google.com/armor/docs/security-policy-overview
# custom:
#   id: GCP-NET-007
#   severity: high
#   applies_to: [google.compute.backend]
#   remediation: Attach a Cloud Armor policy with security_policy.
package policies.google.compute.backend_without_firewall

import rego.v1

applies if {
	input.scheme in {"EXTERNAL", "EXTERNAL_MANAGED"}
	input.protocol in {"HTTP", "HTTPS", "HTTP2"}
}

deny contains {"msg": "no Cloud Armor policy is attached, expected security_policy", "at": ["firewall_policy"]} if input.firewall_policy == false
