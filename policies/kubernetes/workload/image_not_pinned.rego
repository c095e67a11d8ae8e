# METADATA
# title: Image version fixed
# description: "An image without a fixed tag or digest changes without review: nobody can say what ran."
# related_resources:
# - https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: K8S-POD-012
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Name a digest, or a tag that is not latest.
#   equivalents:
#     checkov: [CKV_K8S_14]
#     trivy: [AVD-KSV-0013]
#     kics: [k8s/invalid_image, terraform/kubernetes/invalid_image]
#     prowler: [core_image_tag_fixed]
package policies.kubernetes.workload.image_not_pinned

import data.policies.lib.images
import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "image"]} if {
	some i, container in input.containers
	not contains(container.image, "@")
	images.tag(container.image) == "latest"
	msg := sprintf("container %v runs %s, expected a digest or a tag other than latest", [container.name, container.image])
}
