# METADATA
# title: Identity file changes audited
# description: Who adds an account or changes a password by hand leaves no trace.
# related_resources:
# - https://man7.org/linux/man-pages/man7/audit.rules.7.html
# custom:
#   id: HOST-AUD-003
#   severity: high
#   applies_to: [linux.audit]
#   remediation: Add `-w FILE -p wa -k identity` for passwd, group, shadow, gshadow and security/opasswd.
#   equivalents:
#     complianceascode: [audit_rules_usergroup_modification]
package policies.linux.audit.accounts_not_audited

import data.policies.linux.audits
import rego.v1

paths := {"/etc/group", "/etc/gshadow", "/etc/passwd", "/etc/security/opasswd", "/etc/shadow"}

deny contains {"msg": msg, "at": ["rules"]} if {
	some path in paths
	not audits.watched(input.rules, path, "wa")
	msg := sprintf("%v is not watched, expected writes and attribute changes of it in the audit trail", [path])
}
