# METADATA
# title: File deletion audited
# description: Who deletes or renames files leaves no trace.
# related_resources:
# - https://man7.org/linux/man-pages/man7/audit.rules.7.html
# custom:
#   id: HOST-AUD-009
#   severity: medium
#   applies_to: [linux.audit]
#   remediation: Add rules for unlink, unlinkat, rename and renameat, for b32 and b64.
#   equivalents:
#     complianceascode: [audit_rules_file_deletion_events]
package policies.linux.audit.deletions_not_audited

import data.policies.linux.audits
import rego.v1

calls := {"rename", "renameat", "unlink", "unlinkat"}

deny contains {"msg": msg, "at": ["rules"]} if {
	some call in calls
	lacking := audits.architectures - audits.recorded(input.rules, call, set())
	count(lacking) > 0
	msg := sprintf("%v makes no record for %v, expected one", [call, concat(" and ", sort(lacking))])
}
