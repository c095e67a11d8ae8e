# METADATA
# title: Base image pinned
# description: "A base image without a fixed tag or digest changes without review: nobody can say what was built."
# related_resources:
# - https://docs.docker.com/reference/dockerfile/#from
# custom:
#   id: DKR-FILE-002
#   severity: medium
#   applies_to: [docker.dockerfile]
#   remediation: Name a digest, or a tag that is not latest.
#   equivalents:
#     checkov: [CKV_DOCKER_7]
#     trivy: [AVD-DS-0001]
#     kics: [dockerfile/image_version_using_latest, dockerfile/image_version_not_explicit]
package policies.docker.dockerfile.base_not_pinned

import data.policies.lib.images
import rego.v1

deny contains {"msg": msg, "at": ["bases", i, "image"]} if {
	some i, base in input.bases
	not base.is_stage
	lower(base.image) != "scratch"
	not contains(base.image, "@")
	images.tag(trim(base.image, `"'`)) == "latest"
	msg := sprintf("the base is %s, expected a digest or a tag other than latest", [base.image])
}
