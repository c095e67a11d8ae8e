# METADATA
# title: Tiller not deployed
# description: Tiller, the server of Helm 2, does whatever anybody in the cluster asks, usually as cluster-admin.
# related_resources:
# - https://helm.sh/docs/topics/v2_v3_migration/
# custom:
#   id: K8S-POD-033
#   severity: high
#   applies_to: [k8s.workload]
#   remediation: Move to Helm 3, which has no server, and delete Tiller.
#   equivalents:
#     checkov: [CKV_K8S_34]
#     trivy: [AVD-KSV-0102]
#     kics: [k8s/tiller_is_deployed, terraform/kubernetes/tiller_is_deployed]
package policies.kubernetes.workload.tiller

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "image"]} if {
	some i, container in input.containers
	regex.match(`(^|/)[^/]*tiller[^/]*$`, container.image)
	msg := sprintf("container %v runs Tiller (%s), expected none", [container.name, container.image])
}

deny contains {"msg": msg, "at": ["labels", i, "value"]} if {
	some i, label in input.labels
	[label.key, label.value] in [["name", "tiller"], ["app", "tiller"], ["app.kubernetes.io/name", "tiller"]]
	msg := sprintf("label %s says that this is Tiller, expected none", [label.key])
}
