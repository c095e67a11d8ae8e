# METADATA
# title: etcd peers authenticated
# description: Who reaches etcd without a certificate reads and writes the whole cluster.
# related_resources:
# - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: K8S-ETCD-002
#   severity: high
#   applies_to: [k8s.control_plane.etcd]
#   remediation: Set --peer-client-cert-auth=true.
#   equivalents:
#     checkov: [CKV_K8S_121]
#     prowler: [etcd_peer_client_cert_auth]
package policies.kubernetes.control_plane.etcd_peers

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "peer-client-cert-auth")} if {
	flags.values(input.arguments, "peer-client-cert-auth") != {"true"}
	msg := sprintf("--peer-client-cert-auth is %v, expected true", [flags.shown(input.arguments, "peer-client-cert-auth")])
}
