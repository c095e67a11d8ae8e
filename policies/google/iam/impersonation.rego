# METADATA
# title: Service account user role not project wide
# description: Who may act as a service account on the whole project may act as every one of them, and has all their rights together.
# related_resources:
# - https://cloud.google.com/iam/docs/service-account-permissions
# - https://cloud.google.com/iam/docs/service-agents
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

for_people := {"roles/iam.serviceAccountUser", "roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountOpenIdTokenCreator", "roles/iam.workloadIdentityUser"}

# Roles of Google's own agents that hold iam.serviceAccounts.actAs and getAccessToken.
for_agents := {"roles/cloudfunctions.serviceAgent", "roles/run.serviceAgent", "roles/serverless.serviceAgent"}

is_agent(member) if regex.match(`^serviceAccount:service-[0-9]+@`, member)

deny contains {"msg": msg, "at": ["role"]} if {
	input.role in for_people
	msg := sprintf("%v is given on everything, expected on one service account", [input.role])
}

deny contains {"msg": msg, "at": ["policy", "bindings", i, "role"]} if {
	some i, binding in input.policy.bindings
	binding.role in for_people
	msg := sprintf("%v is given on everything, expected on one service account", [binding.role])
}

deny contains {"msg": msg, "at": ["addresses", i]} if {
	input.role in for_agents
	some i
	member := input.addresses[i]
	not is_agent(member)
	msg := sprintf("%v gets %v, which acts as any service account; expected Google's service agent only", [member, input.role])
}
