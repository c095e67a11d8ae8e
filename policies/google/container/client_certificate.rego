# METADATA
# title: GKE without client certificate
# description: "A client certificate cannot be withdrawn: who copied it once keeps access until the cluster is gone."
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/how-to/api-server-authentication
# custom:
#   id: GCP-GKE-011
#   severity: medium
#   applies_to: [google.container.cluster]
#   remediation: Set master_auth.client_certificate_config.issue_client_certificate to false.
#   equivalents:
#     checkov: [CKV_GCP_13]
#     trivy: [AVD-GCP-0064]
#     kics: [terraform/gcp/legacy_client_certificate_auth_enabled]
package policies.google.container.client_certificate

import rego.v1

deny contains {"msg": "issue_client_certificate is true, expected false", "at": ["client_certificate"]} if input.client_certificate == true
