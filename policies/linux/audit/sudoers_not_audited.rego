# METADATA
# title: Sudoers changes audited
# description: Who gives himself more rights leaves no trace.
# related_resources:
# - https://man7.org/linux/man-pages/man7/audit.rules.7.html
# custom:
#   id: HOST-AUD-005
#   severity: medium
#   applies_to: [linux.audit]
#   remediation: Add `-w /etc/sudoers -p wa -k sudoers` and the same for /etc/sudoers.d.
#   equivalents:
#     complianceascode: [audit_rules_sysadmin_actions]
package policies.linux.audit.sudoers_not_audited

import data.policies.linux.audits
import rego.v1

paths := {"/etc/sudoers", "/etc/sudoers.d"}

deny contains {"msg": msg, "at": ["rules"]} if {
	some path in paths
	not audits.watched(input.rules, path, "wa")
	msg := sprintf("%v is not watched, expected writes and attribute changes of it in the audit trail", [path])
}
