# METADATA
# title: Permission changes audited
# description: Who opens a file to everyone leaves no trace.
# related_resources:
# - https://man7.org/linux/man-pages/man7/audit.rules.7.html
# custom:
#   id: HOST-AUD-008
#   severity: medium
#   applies_to: [linux.audit]
#   remediation: Add rules for the chmod, chown and xattr families, for b32 and b64.
package policies.linux.audit.permissions_not_audited

import data.policies.linux.audits
import rego.v1

calls := {"chmod", "chown", "fchmod", "fchmodat", "fchown", "fchownat", "fremovexattr", "fsetxattr", "lchown", "lremovexattr", "lsetxattr", "removexattr", "setxattr"}

deny contains {"msg": msg, "at": ["rules"]} if {
	some call in calls
	lacking := audits.architectures - audits.recorded(input.rules, call, set())
	count(lacking) > 0
	msg := sprintf("%v makes no record for %v, expected one", [call, concat(" and ", sort(lacking))])
}
