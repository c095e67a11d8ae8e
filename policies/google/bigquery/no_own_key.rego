# METADATA
# title: BigQuery with own key
# description: Data that only Google has keys for cannot be made unreadable by taking your key away.
# related_resources:
# - https://cloud.google.com/bigquery/docs/customer-managed-encryption
# custom:
#   id: GCP-BQ-002
#   severity: low
#   applies_to: [google.bigquery.dataset]
#   remediation: Name a key of Cloud KMS in default_encryption_configuration.kms_key_name.
#   equivalents:
#     checkov: [CKV_GCP_81]
#     prowler: [bigquery_dataset_cmk_encryption]
package policies.google.bigquery.no_own_key

import rego.v1

deny contains {"msg": "no key of your own is set, expected default_encryption_configuration", "at": ["own_key"]} if input.own_key == false
