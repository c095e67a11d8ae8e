# METADATA
# title: Service account token not mounted
# description: A token that the program does not need lets whoever breaks into it talk to the API server.
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
# custom:
#   id: K8S-POD-014
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Set automountServiceAccountToken to false in the pod, unless the program calls the API server.
#   equivalents:
#     checkov: [CKV_K8S_38]
#     trivy: [AVD-KSV-0036]
#     kics: [k8s/service_account_token_automount_not_disabled, terraform/kubernetes/service_account_token_automount_not_disabled]
package policies.kubernetes.workload.token_mounted

import rego.v1

deny contains {"msg": "the service account token is mounted, expected automountServiceAccountToken: false", "at": ["mounts_token"]} if input.mounts_token
