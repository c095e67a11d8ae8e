# METADATA
# title: Secrets encrypted in etcd
# description: Without an encryption provider every Secret lies in etcd and in its backups in clear.
# related_resources:
# - https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
# custom:
#   id: K8S-API-005
#   severity: high
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Set --encryption-provider-config.
#   equivalents:
#     checkov: [CKV_K8S_104]
#     trivy: [AVD-KCV-0030]
#     kics: [k8s/encryption_provider_config_is_not_defined]
#     prowler: [apiserver_encryption_provider_config_set]
package policies.kubernetes.control_plane.secrets_in_clear

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": "--encryption-provider-config is not set, expected a file", "at": ["arguments"]} if {
	count(flags.values(input.arguments, "encryption-provider-config")) == 0
}
