# METADATA
# title: Images pulled for every start
# description: "An image that is already on the node runs without asking the registry: whoever is on the node may use it, and a moved tag goes unseen."
# related_resources:
# - https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: K8S-POD-033
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Set imagePullPolicy to Always, or name the image by digest.
#   equivalents:
#     checkov: [CKV_K8S_15]
#     kics: [k8s/image_pull_policy_of_container_is_not_always, terraform/kubernetes/image_pull_policy_of_container_is_not_always]
package policies.kubernetes.workload.image_not_pulled

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "pull_policy"]} if {
	some i, container in input.containers
	policy := effective(container.pull_policy, container.image)
	policy != "Always"
	not contains(container.image, "@")
	msg := sprintf("the pull policy of container %v is %s, expected Always or an image by digest", [container.name, policy])
}

effective(policy, _) := policy if not policy in {null, ""}

# Kubernetes API reference, Container: Always for the tag latest or none, else IfNotPresent.
effective(policy, image) := "Always" if {
	policy in {null, ""}
	regex.match(`^([^/]*/)*[^/:]+(:latest)?$`, image)
}

effective(policy, image) := "IfNotPresent" if {
	policy in {null, ""}
	not regex.match(`^([^/]*/)*[^/:]+(:latest)?$`, image)
}
