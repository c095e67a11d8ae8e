# METADATA
# title: Projects log data access
# description: Reading and changing data leaves no trace unless data access logs are on for every service.
# related_resources:
# - https://cloud.google.com/logging/docs/audit/configure-data-access
# custom:
#   id: GCP-LOG-005
#   severity: high
#   applies_to: [google.iam.project]
#   remediation: Add google_project_iam_audit_config for allServices.
#   equivalents:
#     checkov: [CKV2_GCP_5]
package policies.google.iam.project_not_logged

import rego.v1

deny contains {"msg": "data access logs are not on for every service, expected allServices", "at": ["logged_services"]} if {
	not "allServices" in input.logged_services
}
