# METADATA
# title: Cloud DNS DNSSEC
# description: Without signatures a forged answer sends visitors to an attacker.
# related_resources:
# - https://cloud.google.com/dns/docs/dnssec
# custom:
#   id: GCP-DNS-001
#   severity: medium
#   applies_to: [google.dns.zone]
#   remediation: Add dnssec_config with state on, and no RSASHA1 key.
#   equivalents:
#     checkov: [CKV_GCP_16, CKV_GCP_17]
#     trivy: [AVD-GCP-0012, AVD-GCP-0013]
#     kics: [terraform/gcp/cloud_dns_without_dnssec]
#     prowler: [dns_dnssec_disabled]
package policies.google.dns.not_signed

import rego.v1

applies if input.visibility != "private"

deny contains {"msg": msg, "at": ["signed"]} if {
	not input.signed in {"on", "transfer"}
	msg := sprintf("DNSSEC is %v, expected on", [input.signed])
}

deny contains {"msg": "a key is RSASHA1, expected RSASHA256 or ECDSA", "at": ["keys", i, "algorithm"]} if {
	some i, key in input.keys
	lower(key.algorithm) == "rsasha1"
}
