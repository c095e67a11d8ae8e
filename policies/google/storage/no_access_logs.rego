# METADATA
# title: Bucket access logged
# description: Without access logs nobody can tell who read the bucket after a breach.
# related_resources:
# - https://cloud.google.com/storage/docs/access-logs
# custom:
#   id: GCP-STG-008
#   severity: medium
#   applies_to: [google.storage.bucket]
#   remediation: Add a logging block that names a log bucket.
#   equivalents:
#     checkov: [CKV_GCP_62]
#     trivy: [AVD-GCP-0077]
package policies.google.storage.no_access_logs

import rego.v1

applies if input.receives_logs != true

deny contains {"msg": "requests are not logged, expected a log bucket", "at": ["access_logged"]} if input.access_logged == false
