# METADATA
# title: etcd client and peer authentication
# description: Who reaches etcd without a certificate reads and writes the whole cluster.
# related_resources:
# - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: K8S-ETCD-001
#   severity: high
#   applies_to: [k8s.control_plane.etcd]
#   remediation: Set --client-cert-auth=true and --peer-client-cert-auth=true, and remove --auto-tls and --peer-auto-tls.
#   equivalents:
#     checkov: [CKV_K8S_121]
#     prowler: [etcd_client_cert_auth, etcd_peer_client_cert_auth, etcd_no_auto_tls, etcd_no_peer_auto_tls]
package policies.kubernetes.control_plane.etcd_authentication

import rego.v1
import data.policies.kubernetes.flags

deny contains {"msg": msg, "at": flags.place(input.arguments, name)} if {
	some name in ["client-cert-auth", "peer-client-cert-auth"]
	flags.values(input.arguments, name) != {"true"}
	msg := sprintf("--%s is %v, expected true", [name, flags.shown(input.arguments, name)])
}

deny contains {"msg": msg, "at": flags.place(input.arguments, name)} if {
	some name in ["auto-tls", "peer-auto-tls"]
	"true" in flags.values(input.arguments, name)
	msg := sprintf("--%s is true, expected false: anyone may sign", [name])
}
