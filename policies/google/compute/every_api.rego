# METADATA
# title: Machines name the APIs they use
# description: With the scope of every API whoever gets into the machine has all the rights of its account.
# related_resources:
# - https://cloud.google.com/compute/docs/access/service-accounts#scopes_best_practice
# custom:
#   id: GCP-VM-012
#   severity: low
#   applies_to: [google.compute.instance]
#   remediation: Name the scopes that are needed, or give the account the roles that are needed only.
#   equivalents:
#     checkov: [CKV_GCP_31]
#     kics: [terraform/gcp/vm_with_full_cloud_access]
package policies.google.compute.every_api

import rego.v1

deny contains {"msg": msg, "at": ["scopes", i]} if {
	some i
	scope := input.scopes[i]
	scope in {"cloud-platform", "https://www.googleapis.com/auth/cloud-platform"}
	msg := sprintf("the scope %v opens every API, expected those that are needed", [scope])
}
