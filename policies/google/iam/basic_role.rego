# METADATA
# title: No basic roles
# description: Owner and editor may change nearly everything, far more than any task needs.
# related_resources:
# - https://cloud.google.com/iam/docs/roles-overview
# custom:
#   id: GCP-IAM-001
#   severity: high
#   applies_to: [google.iam.grant]
#   remediation: Give predefined or custom roles with the rights that the task needs.
#   equivalents:
#     checkov: [CKV_GCP_117, CKV_GCP_115, CKV_GCP_116]
#     prowler: [iam_sa_no_administrative_privileges]
package policies.google.iam.basic_role

import rego.v1

deny contains {"msg": msg, "at": ["role"]} if {
	input.role in {"roles/owner", "roles/editor"}
	msg := sprintf("%v is given, expected a predefined role", [input.role])
}

deny contains {"msg": msg, "at": ["policy", "bindings", i, "role"]} if {
	some i, binding in input.policy.bindings
	binding.role in {"roles/owner", "roles/editor"}
	msg := sprintf("%v is given, expected a predefined role", [binding.role])
}
