# METADATA
# title: etcd certificates not self-signed
# description: A certificate that etcd signs itself proves nothing to those who connect.
# related_resources:
# - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: K8S-ETCD-003
#   severity: high
#   applies_to: [k8s.control_plane.etcd]
#   remediation: Remove --auto-tls and --peer-auto-tls.
#   equivalents:
#     checkov: [CKV_K8S_118]
#     trivy: [AVD-KCV-0044]
#     kics: [k8s/auto_tls_set_to_true]
#     prowler: [etcd_no_auto_tls, etcd_no_peer_auto_tls]
package policies.kubernetes.control_plane.etcd_self_signed

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, name)} if {
	some name in ["auto-tls", "peer-auto-tls"]
	"true" in flags.values(input.arguments, name)
	msg := sprintf("--%s is true, expected false", [name])
}
