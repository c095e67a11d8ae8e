# METADATA
# title: No custom owner roles
# description: A custom role that allows everything is a second Owner, which reviews of owners do not see.
# related_resources:
# - https://learn.microsoft.com/azure/role-based-access-control/custom-roles
# custom:
#   id: AZU-ENT-002
#   severity: medium
#   applies_to: [azure.authorization.role]
#   remediation: List the actions that the role needs.
#   equivalents:
#     checkov: [CKV_AZURE_39]
#     trivy: [AVD-AZU-0030]
#     prowler: [iam_subscription_roles_owner_custom_not_created]
package policies.azure.authorization.custom_owner

import rego.v1

deny contains {"msg": "the role allows every action (*), expected the actions it needs", "at": ["actions", i]} if {
	some i
	input.actions[i] == "*"
}
