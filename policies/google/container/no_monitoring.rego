# METADATA
# title: GKE monitoring on
# description: A cluster nobody measures can mine coins or fall over without anybody noticing.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/how-to/configure-metrics
# custom:
#   id: GCP-GKE-010
#   severity: low
#   applies_to: [google.container.cluster]
#   remediation: Leave monitoring_service at its default.
#   equivalents:
#     checkov: [CKV_GCP_8]
#     trivy: [AVD-GCP-0052]
#     kics: [terraform/gcp/stackdriver_monitoring_disabled]
package policies.google.container.no_monitoring

import rego.v1

deny contains {"msg": "monitoring_service is none, expected monitoring.googleapis.com/kubernetes", "at": ["monitoring"]} if input.monitoring == "none"
