# METADATA
# title: ECR scan on push
# description: An image that nobody scans carries its known holes into production.
# related_resources:
# - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
# custom:
#   id: AWS-ECR-001
#   severity: medium
#   applies_to: [aws.ecr.repository]
#   remediation: Set scan_on_push to true in image_scanning_configuration.
#   equivalents:
#     checkov: [CKV_AWS_163]
#     trivy: [AVD-AWS-0030]
#     kics: [terraform/aws/unscanned_ecr_image]
#     prowler: [ecr_repositories_scan_images_on_push_enabled]
package policies.aws.ecr.images_not_scanned

import rego.v1

deny contains {"msg": "scan_on_push is false, expected true", "at": ["scans_on_push"]} if input.scans_on_push == false
