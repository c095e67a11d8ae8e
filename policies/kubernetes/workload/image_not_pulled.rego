# METADATA
# title: Images pulled each time
# description: A pod that takes the image left on its node runs what a tag meant some time ago, and private images that it has no right to pull.
# related_resources:
# - https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
# custom:
#   id: K8S-POD-036
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Set imagePullPolicy to Always, or name the image by its digest.
#   equivalents:
#     checkov: [CKV_K8S_15]
#     kics: [k8s/image_pull_policy_of_container_is_not_always, terraform/kubernetes/image_pull_policy_of_container_is_not_always]
package policies.kubernetes.workload.image_not_pulled

import data.policies.lib.images
import rego.v1

# Without a policy the name decides: Always for latest and for no tag, else IfNotPresent.
policy(container) := container.pull_policy if container.pull_policy != null

policy(container) := "Always" if {
	container.pull_policy == null
	images.tag(container.image) == "latest"
}

policy(container) := "IfNotPresent" if {
	container.pull_policy == null
	images.tag(container.image) != "latest"
}

deny contains {"msg": msg, "at": ["containers", i, "pull_policy"]} if {
	some i, container in input.containers
	# a digest always names the same image
	not contains(container.image, "@")
	found := policy(container)
	found != "Always"
	msg := sprintf("container %v has the pull policy %v, expected Always", [container.name, found])
}
