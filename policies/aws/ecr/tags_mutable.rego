# METADATA
# title: ECR tags immutable and not public
# description: Where tags can move, the image that was tested need not be the one that runs.
# related_resources:
# - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
# custom:
#   id: AWS-ECR-002
#   severity: medium
#   applies_to: [aws.ecr.repository]
#   remediation: Set image_tag_mutability to IMMUTABLE.
#   equivalents:
#     checkov: [CKV_AWS_51]
#     trivy: [AVD-AWS-0031]
#     kics: [terraform/aws/ecr_image_tag_not_immutable]
#     prowler: [ecr_repositories_tag_immutability]
package policies.aws.ecr.tags_mutable

import rego.v1

deny contains {"msg": msg, "at": ["tag_mutability"]} if {
	not startswith(input.tag_mutability, "IMMUTABLE")
	msg := sprintf("image_tag_mutability is %v, expected IMMUTABLE", [input.tag_mutability])
}
