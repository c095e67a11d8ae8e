# METADATA
# title: Audit logs for all services
# description: Reading and changing data leaves no trace unless data access logs are on for every service.
# related_resources:
# - https://cloud.google.com/logging/docs/audit/configure-data-access
# custom:
#   id: GCP-LOG-001
#   severity: high
#   applies_to: [google.iam.audit_config]
#   remediation: Configure allServices with DATA_READ and DATA_WRITE, and exempt nobody.
#   equivalents:
#     trivy: [AVD-GCP-0079]
#     kics: [terraform/gcp/iam_audit_not_properly_configured]
#     prowler: [iam_audit_logs_enabled]
package policies.google.iam.access_not_logged

import rego.v1

applies if input.service == "allServices"

logged := {log.type | some log in input.logs}

deny contains {"msg": msg, "at": ["logs"]} if {
	lacking := {"DATA_READ", "DATA_WRITE"} - logged
	count(lacking) > 0
	msg := sprintf("%v is not logged, expected DATA_READ and DATA_WRITE", [concat(", ", sort(lacking))])
}

deny contains {"msg": msg, "at": ["logs", i, "exempted", j]} if {
	some i, log in input.logs
	some j
	member := log.exempted[j]
	msg := sprintf("%v is exempt, expected nobody", [member])
}
