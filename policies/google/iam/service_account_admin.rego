# METADATA
# title: Service accounts are no administrators
# description: A service account with an administrator role gives whoever steals its key, or runs code as it, the whole project.
# related_resources:
# - https://cloud.google.com/iam/docs/best-practices-service-accounts
# custom:
#   id: GCP-IAM-005
#   severity: high
#   applies_to: [google.iam.grant]
#   remediation: Give the service account the roles of its task.
#   equivalents:
#     checkov: [CKV_GCP_42]
#     trivy: [AVD-GCP-0007]
#     kics: [terraform/gcp/google_project_iam_member_service_account_has_admin_role]
#     prowler: [iam_sa_no_administrative_privileges]
package policies.google.iam.service_account_admin

import rego.v1

is_administrator(role) if role in {"roles/owner", "roles/editor"}

is_administrator(role) if endswith(lower(role), "admin")

is_service_account(member) if startswith(member, "serviceAccount:")

is_service_account(member) if endswith(member, ".gserviceaccount.com")

applies if is_administrator(input.role)

applies if {
	some binding in input.policy.bindings
	is_administrator(binding.role)
}

deny contains {"msg": msg, "at": ["members", i]} if {
	is_administrator(input.role)
	some i
	member := input.members[i]
	is_service_account(member)
	msg := sprintf("%v has %v, expected a role of its task", [member, input.role])
}

deny contains {"msg": msg, "at": ["policy", "bindings", i, "members", j]} if {
	some i, binding in input.policy.bindings
	is_administrator(binding.role)
	some j
	member := binding.members[j]
	is_service_account(member)
	msg := sprintf("%v has %v, expected a role of its task", [member, binding.role])
}

# An account that is made beside the role has no address before it is there.
deny contains {"msg": msg, "at": ["made_accounts", i, "name"]} if {
	is_administrator(input.role)
	some i
	name := input.made_accounts[i].name
	msg := sprintf("service account %v has %v, expected a role of its task", [name, input.role])
}
