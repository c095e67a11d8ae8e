# METADATA
# title: Default service account not used
# description: Workloads that share the default service account share whatever anybody grants to it.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   id: K8S-POD-015
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Create a service account for the workload and name it in serviceAccountName.
#   equivalents:
#     kics: [k8s/service_account_name_undefined_or_empty, terraform/kubernetes/service_account_name_undefined_or_empty]
package policies.kubernetes.workload.default_service_account

import rego.v1

deny contains {"msg": "no service account is named, expected one of its own", "at": ["service_account"]} if input.service_account in {null, ""}

deny contains {"msg": "the service account is default, expected one of its own", "at": ["service_account"]} if input.service_account == "default"
