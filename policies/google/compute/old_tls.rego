# METADATA
# title: TLS policy strong
# description: Old versions of TLS and weak ciphers let an attacker read what is sent.
# related_resources:
# - https://cloud.google.com/load-balancing/docs/ssl-policies-concepts
# custom:
#   id: GCP-NET-006
#   severity: high
#   applies_to: [google.compute.ssl_policy]
#   remediation: Set min_tls_version to TLS_1_2 and profile to MODERN or RESTRICTED.
#   equivalents:
#     checkov: [CKV_GCP_4]
#     trivy: [AVD-GCP-0039]
#     kics: [terraform/gcp/google_compute_ssl_policy_weak_cipher_in_use]
package policies.google.compute.old_tls

import rego.v1

deny contains {"msg": msg, "at": ["minimum_tls"]} if {
	input.profile != "RESTRICTED"
	not input.minimum_tls in {"TLS_1_2", "TLS_1_3"}
	msg := sprintf("min_tls_version is %v, expected TLS_1_2", [input.minimum_tls])
}

deny contains {"msg": "profile is COMPATIBLE, expected MODERN or RESTRICTED", "at": ["profile"]} if input.profile == "COMPATIBLE"

# Ciphers without forward secrecy or with 3DES.
deny contains {"msg": msg, "at": ["ciphers", i]} if {
	input.profile == "CUSTOM"
	some i
	cipher := input.ciphers[i]
	regex.match(`^TLS_RSA_|3DES|_CBC_`, cipher)
	msg := sprintf("cipher %v is weak, expected ECDHE with GCM or CHACHA20", [cipher])
}
