# METADATA
# title: Service account user role not project wide
# description: Who may act as a service account on the whole project may act as every one of them, and has all their rights together.
# related_resources:
# - https://cloud.google.com/iam/docs/service-account-permissions
# custom:
#   id: GCP-IAM-003
#   severity: medium
#   applies_to: [google.iam.grant]
#   remediation: Give the role on the one service account that is needed.
#   equivalents:
#     checkov: [CKV_GCP_41]
#     trivy: [AVD-GCP-0011]
#     kics: [terraform/gcp/google_project_iam_member_service_account_has_token_creator_or_account_user_role]
#     prowler: [iam_no_service_roles_at_project_level]
package policies.google.iam.impersonation

import rego.v1

deny contains {"msg": msg, "at": ["role"]} if {
	input.role in {"roles/iam.serviceAccountUser", "roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountOpenIdTokenCreator", "roles/iam.workloadIdentityUser"}
	msg := sprintf("%v is given on everything, expected on one service account", [input.role])
}
