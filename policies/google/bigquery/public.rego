# METADATA
# title: BigQuery not public
# description: Anyone with an account at Google can read what the dataset or table holds.
# related_resources:
# - https://cloud.google.com/bigquery/docs/dataset-access-controls
# custom:
#   id: GCP-BQ-001
#   severity: critical
#   applies_to: [google.bigquery.access]
#   remediation: Remove allUsers and allAuthenticatedUsers, and name who needs the data.
#   equivalents:
#     checkov: [CKV_GCP_15, CKV_GCP_100]
#     trivy: [AVD-GCP-0046]
#     kics: [terraform/gcp/bigquery_dataset_is_public]
#     prowler: [bigquery_dataset_public_access]
package policies.google.bigquery.public

import data.policies.google.members
import rego.v1

deny contains {"msg": msg, "at": ["members", i]} if {
	some i
	member := input.members[i]
	members.is_everyone(member)
	msg := sprintf("%v is let in, expected named members", [member])
}

deny contains {"msg": msg, "at": ["policy", "bindings", i, "members", j]} if {
	some i, binding in input.policy.bindings
	some j
	member := binding.members[j]
	members.is_everyone(member)
	msg := sprintf("%v is let in, expected named members", [member])
}
