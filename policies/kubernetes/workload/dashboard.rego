# METADATA
# title: Dashboard not deployed
# description: The Kubernetes dashboard gives whoever reaches it the rights of its service account.
# related_resources:
# - https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
# custom:
#   id: K8S-POD-035
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Delete the dashboard, or keep it out of shared clusters.
#   equivalents:
#     checkov: [CKV_K8S_33]
#     kics: [k8s/dashboard_is_enabled]
package policies.kubernetes.workload.dashboard

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "image"]} if {
	some i, container in input.containers
	regex.match(`(^|/)(kubernetes-dashboard[^/]*|kubernetesui/dashboard[^/]*)$`, container.image)
	msg := sprintf("container %v runs the Kubernetes dashboard (%s), expected none", [container.name, container.image])
}
