# METADATA
# title: Images from approved registries
# description: An image from a registry that nobody approved may hold anything.
# related_resources:
# - https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: K8S-POD-013
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Take the image from an approved registry.
#   parameters:
#     approved:
#       description: Registries, or registries with a path, that images may come from.
#       default: ["registry.k8s.io", "docker.io", "quay.io", "ghcr.io", "gcr.io", "public.ecr.aws", "mcr.microsoft.com", "registry.access.redhat.com", "registry.redhat.io"]
package policies.kubernetes.workload.image_registry

import data.policies.lib.images
import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "image"]} if {
	some i, container in input.containers
	from := images.registry(container.image)
	not is_approved(from, container.image)
	msg := sprintf("container %v runs %s from %s, expected an approved registry", [container.name, container.image, from])
}

is_approved(from, _) if from in data.params.approved

# An entry may go on into the registry: `ghcr.io/our-company`.
is_approved(_, image) if {
	some prefix in data.params.approved
	startswith(image, concat("", [prefix, "/"]))
}
