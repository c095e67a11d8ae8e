# METADATA
# title: Subnet flow logs
# description: Without flow logs nobody can tell which machine talked to which during an attack.
# related_resources:
# - https://cloud.google.com/vpc/docs/flow-logs
# custom:
#   id: GCP-NET-004
#   severity: medium
#   applies_to: [google.compute.subnetwork]
#   remediation: Add a log_config block.
#   equivalents:
#     checkov: [CKV_GCP_26]
#     trivy: [AVD-GCP-0029, AVD-GCP-0076]
#     kics: [terraform/gcp/google_compute_subnetwork_logging_disabled]
#     prowler: [compute_subnet_flow_logs_enabled]
package policies.google.compute.no_flow_logs

import rego.v1

# Flow logs are not supported on these.
without_logs := {"REGIONAL_MANAGED_PROXY", "GLOBAL_MANAGED_PROXY", "INTERNAL_HTTPS_LOAD_BALANCER", "PRIVATE_SERVICE_CONNECT"}

applies if not input.purpose in without_logs

deny contains {"msg": "flow logs are off, expected on", "at": ["logged"]} if input.logged == false
