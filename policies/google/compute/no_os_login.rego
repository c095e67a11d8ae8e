# METADATA
# title: OS Login for the project
# description: With keys in metadata nobody can say who logged in, and a key stays when its owner leaves.
# related_resources:
# - https://cloud.google.com/compute/docs/oslogin
# custom:
#   id: GCP-VM-002
#   severity: medium
#   applies_to: [google.compute.project]
#   remediation: Set enable-oslogin to TRUE in the metadata of the project.
#   equivalents:
#     checkov: [CKV_GCP_33]
#     trivy: [AVD-GCP-0042]
#     kics: [terraform/gcp/os_login_disabled]
#     prowler: [compute_project_os_login_enabled]
package policies.google.compute.no_os_login

import rego.v1

deny contains {"msg": "OS Login is off for the project, expected enable-oslogin = TRUE", "at": ["os_login"]} if input.os_login == false
