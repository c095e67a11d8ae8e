# METADATA
# title: No default network
# description: The default network lets SSH, RDP and ping in from everywhere.
# related_resources:
# - https://cloud.google.com/vpc/docs/vpc#default-network
# custom:
#   id: GCP-NET-005
#   severity: medium
#   applies_to: [google.iam.project]
#   remediation: Set auto_create_network to false.
#   equivalents:
#     checkov: [CKV_GCP_27]
#     trivy: [AVD-GCP-0010]
#     kics: [terraform/gcp/google_project_auto_create_network_disabled]
#     prowler: [compute_network_default_in_use]
package policies.google.iam.default_network

import rego.v1

deny contains {"msg": "auto_create_network is on, expected false", "at": ["default_network"]} if input.default_network == true
