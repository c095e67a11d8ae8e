# METADATA
# title: GKE legacy ways in off
# description: Old ways in, rights by attribute and certificates that cannot be withdrawn, pass by the roles of the cluster.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
# custom:
#   id: GCP-GKE-005
#   severity: medium
#   applies_to: [google.container.cluster]
#   remediation: Leave enable_legacy_abac off and issue no client certificate.
#   equivalents:
#     trivy: [AVD-GCP-0062]
#     kics: [terraform/gcp/gke_legacy_authorization_enabled]
package policies.google.container.legacy_authorization

import rego.v1

deny contains {"msg": "enable_legacy_abac is true, expected false", "at": ["legacy_authorization"]} if input.legacy_authorization == true

deny contains {"msg": "issue_client_certificate is true, expected false", "at": ["client_certificate"]} if input.client_certificate == true
