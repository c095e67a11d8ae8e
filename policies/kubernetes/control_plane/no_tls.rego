# METADATA
# title: API and etcd TLS set
# description: Without these files clients, kubelets or etcd cannot be told from impostors.
# related_resources:
# - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: K8S-API-006
#   severity: high
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --tls-cert-file, --tls-private-key-file, --etcd-cafile and --client-ca-file.
#   equivalents:
#     checkov: [CKV_K8S_100, CKV_K8S_102]
#     trivy: [AVD-KCV-0027, AVD-KCV-0029]
#     prowler: [apiserver_tls_config, apiserver_etcd_cafile_set, apiserver_client_ca_file_set]
package policies.kubernetes.control_plane.no_tls

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": ["arguments"]} if {
	some name in ["tls-cert-file", "tls-private-key-file", "etcd-cafile", "client-ca-file"]
	count(flags.values(input.arguments, name)) == 0
	msg := sprintf("--%s is not set, expected a file", [name])
}
