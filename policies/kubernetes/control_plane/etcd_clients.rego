# METADATA
# title: etcd clients authenticated
# description: Who reaches etcd without a certificate reads and writes the whole cluster.
# related_resources:
# - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: K8S-ETCD-001
#   severity: high
#   applies_to: [k8s.control_plane.etcd]
#   remediation: Set --client-cert-auth=true.
#   equivalents:
#     checkov: [CKV_K8S_117]
#     trivy: [AVD-KCV-0043]
#     kics: [k8s/etcd_client_certificate_authentication_set_to_false]
#     prowler: [etcd_client_cert_auth]
package policies.kubernetes.control_plane.etcd_clients

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "client-cert-auth")} if {
	flags.values(input.arguments, "client-cert-auth") != {"true"}
	msg := sprintf("--client-cert-auth is %v, expected true", [flags.shown(input.arguments, "client-cert-auth")])
}
