# METADATA
# title: Private Google access
# description: Machines that reach Google services over public addresses need a way to the internet, which attackers use to carry data out.
# related_resources:
# - https://cloud.google.com/vpc/docs/private-google-access
# custom:
#   id: GCP-NET-011
#   severity: low
#   applies_to: [google.compute.subnetwork]
#   remediation: Set private_ip_google_access to true.
#   equivalents:
#     checkov: [CKV_GCP_74]
#     trivy: [AVD-GCP-0075]
#     kics: [terraform/gcp/google_compute_subnetwork_with_private_google_access_disabled]
package policies.google.compute.google_over_internet

import rego.v1

# Machines do not live in these.
without_machines := {"REGIONAL_MANAGED_PROXY", "GLOBAL_MANAGED_PROXY", "INTERNAL_HTTPS_LOAD_BALANCER", "PRIVATE_SERVICE_CONNECT"}

applies if not input.purpose in without_machines

deny contains {"msg": "private_ip_google_access is false, expected true", "at": ["private_google_access"]} if input.private_google_access == false
