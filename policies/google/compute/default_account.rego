# METADATA
# title: Default service account not used
# description: "The default service account may edit the whole project: who breaks into the machine may as well."
# related_resources:
# - https://cloud.google.com/compute/docs/access/service-accounts
# custom:
#   id: GCP-VM-005
#   severity: medium
#   applies_to: [google.compute.instance]
#   remediation: Give the machine an own service account with the roles it needs.
#   equivalents:
#     checkov: [CKV_GCP_31]
#     prowler: [compute_instance_default_service_account_in_use_with_full_api_access]
package policies.google.compute.default_account

import rego.v1

# Nodes of clusters act as the account of their pool (CIS Google Cloud 4.1 and 4.2 except them).
applies if not input.gke_node

default_account if input.account == null

default_account if {
	is_string(input.account)
	endswith(input.account, "-compute@developer.gserviceaccount.com")
}

default_account if input.account == "default"

everything := {"cloud-platform", "https://www.googleapis.com/auth/cloud-platform"}

deny contains {"msg": "the default service account is used with full access, expected an own account", "at": ["scopes", i]} if {
	some i
	input.scopes[i] in everything
	default_account
}
