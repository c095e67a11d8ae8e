# METADATA
# title: API ciphers strong
# description: Old protocol versions and ciphers let somebody on the way read or change requests to the API server.
# related_resources:
# - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: K8S-API-007
#   severity: medium
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --tls-min-version=VersionTLS12 and list strong ciphers in --tls-cipher-suites.
#   equivalents:
#     checkov: [CKV_K8S_105]
#     kics: [k8s/weak_tls_cipher_suites]
#     prowler: [apiserver_strong_ciphers_only]
package policies.kubernetes.control_plane.weak_ciphers

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "tls-")} if {
	not has_current_version
	not has_strong_ciphers
	msg := sprintf("--tls-min-version is %v and --tls-cipher-suites is %v, expected VersionTLS12 or strong ciphers", [
		flags.shown(input.arguments, "tls-min-version"),
		flags.shown(input.arguments, "tls-cipher-suites"),
	])
}

deny contains {"msg": msg, "at": flags.place(input.arguments, "tls-cipher-suites")} if {
	some cipher in flags.items(input.arguments, "tls-cipher-suites")
	not is_strong(cipher)
	msg := sprintf("--tls-cipher-suites has %s, expected authenticated encryption with forward secrecy", [cipher])
}

has_current_version if flags.values(input.arguments, "tls-min-version") & {"VersionTLS12", "VersionTLS13"} != set()

has_strong_ciphers if count(flags.items(input.arguments, "tls-cipher-suites")) > 0

is_strong(cipher) if regex.match(`^TLS_(ECDHE_(RSA|ECDSA)_WITH_)?(AES_(128|256)_GCM|CHACHA20_POLY1305)(_SHA(256|384))?$`, cipher)
