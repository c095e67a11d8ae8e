# METADATA
# title: GKE logging on
# description: Without logs nobody can tell what happened in the cluster.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/concepts/about-logs
# custom:
#   id: GCP-GKE-004
#   severity: medium
#   applies_to: [google.container.cluster]
#   remediation: Leave logging_service out, or set it to logging.googleapis.com/kubernetes.
#   equivalents:
#     checkov: [CKV_GCP_1]
#     trivy: [AVD-GCP-0060]
#     kics: [terraform/gcp/stackdriver_logging_disabled]
package policies.google.container.no_logs

import rego.v1

deny contains {"msg": "logging_service is none, expected logging.googleapis.com/kubernetes", "at": ["logging"]} if input.logging == "none"
