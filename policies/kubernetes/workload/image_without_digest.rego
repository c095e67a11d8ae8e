# METADATA
# title: Image pinned by digest
# description: A tag can be moved to other content; only a digest says exactly what runs.
# related_resources:
# - https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: K8S-POD-023
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: "Name the image by its digest: name@sha256:..."
#   equivalents:
#     checkov: [CKV_K8S_43]
#     kics: [k8s/image_without_digest, terraform/kubernetes/image_without_digest]
package policies.kubernetes.workload.image_without_digest

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "image"]} if {
	some i, container in input.containers
	not regex.match(`@sha(256|512):[0-9a-f]+$`, container.image)
	msg := sprintf("container %v runs %s, expected an image by digest", [container.name, container.image])
}
