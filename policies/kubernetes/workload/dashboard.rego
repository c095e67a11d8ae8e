# METADATA
# title: Dashboard not deployed
# description: The Kubernetes dashboard gives whoever reaches it the rights of its service account.
# related_resources:
# - https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
# custom:
#   id: K8S-POD-034
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Delete the dashboard.
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

deny contains {"msg": msg, "at": ["labels", i, "value"]} if {
	some i, label in input.labels
	[label.key, label.value] in [["app", "kubernetes-dashboard"], ["k8s-app", "kubernetes-dashboard"], ["app.kubernetes.io/name", "kubernetes-dashboard"]]
	msg := sprintf("label %s says that this is the Kubernetes dashboard, expected none", [label.key])
}
