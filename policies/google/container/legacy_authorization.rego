# METADATA
# title: GKE legacy authorization off
# description: Rights by attribute pass by the roles of the cluster, and give them to whoever has an old token.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
# custom:
#   id: GCP-GKE-005
#   severity: medium
#   applies_to: [google.container.cluster]
#   remediation: Leave enable_legacy_abac off.
#   equivalents:
#     trivy: [AVD-GCP-0062]
#     kics: [terraform/gcp/gke_legacy_authorization_enabled]
package policies.google.container.legacy_authorization

import rego.v1

deny contains {"msg": "enable_legacy_abac is true, expected false", "at": ["legacy_authorization"]} if input.legacy_authorization == true
