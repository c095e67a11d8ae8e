# METADATA
# title: No keys of service accounts to keep
# description: A key that somebody has to keep gets copied, and works wherever it is found until somebody takes it away.
# related_resources:
# - https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys
# custom:
#   id: GCP-IAM-002
#   severity: medium
#   applies_to: [google.iam.service_account]
#   remediation: Remove the google_service_account_key; use workload identity federation or an attached account.
#   equivalents:
#     checkov: [CKV2_GCP_3]
#     kics: [terraform/gcp/service_has_non_gcp_managed_service_account_keys]
#     prowler: [iam_sa_no_user_managed_keys]
package policies.google.iam.kept_key

import rego.v1

deny contains {"msg": "a key is made that somebody has to keep, expected none", "at": ["kept_key"]} if input.kept_key == true
