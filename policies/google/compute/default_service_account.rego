# METADATA
# title: Machines do not act as the default account
# description: The default account is shared by everything that names none, and often may edit the whole project.
# related_resources:
# - https://cloud.google.com/compute/docs/access/service-accounts#default_service_account
# custom:
#   id: GCP-VM-011
#   severity: medium
#   applies_to: [google.compute.instance]
#   remediation: Make an account for the machine and name it in service_account.
#   equivalents:
#     checkov: [CKV_GCP_30]
#     trivy: [AVD-GCP-0044]
#     kics: [terraform/gcp/using_default_service_account]
#     prowler: [compute_instance_default_service_account_in_use]
package policies.google.compute.default_service_account

import rego.v1

# Nodes of clusters act as the account of their pool (CIS Google Cloud 4.1 and 4.2 except them).
applies if not input.gke_node

deny contains {"msg": msg, "at": ["account"]} if {
	is_string(input.account)
	regex.match(`^[0-9]+-compute@developer\.gserviceaccount\.com$`, input.account)
	msg := sprintf("the machine acts as %v, expected an account of its own", [input.account])
}

deny contains {"msg": "the machine acts as the default account, expected an account of its own", "at": ["account"]} if input.account == "default"

deny contains {"msg": "the machine has scopes without an account, which is the default account; expected one of its own", "at": ["scopes"]} if {
	input.account == null
	count(input.scopes) > 0
}
