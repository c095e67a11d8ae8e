# METADATA
# title: Time changes audited
# description: After a change of the clock the records no longer say when something happened.
# related_resources:
# - https://man7.org/linux/man-pages/man7/audit.rules.7.html
# custom:
#   id: HOST-AUD-011
#   severity: medium
#   applies_to: [linux.audit]
#   remediation: Add rules for adjtimex, settimeofday and clock_settime, for b32 and b64, and a watch on /etc/localtime.
package policies.linux.audit.time_not_audited

import data.policies.linux.audits
import rego.v1

calls := {"adjtimex", "clock_settime", "settimeofday"}

deny contains {"msg": msg, "at": ["rules"]} if {
	some call in calls
	lacking := audits.architectures - audits.recorded(input.rules, call, {"a0=0", "a0=0x0"})
	count(lacking) > 0
	msg := sprintf("%v makes no record for %v, expected one", [call, concat(" and ", sort(lacking))])
}

deny contains {"msg": msg, "at": ["rules"]} if {
	some path in {"/etc/localtime"}
	not audits.watched(input.rules, path, "wa")
	msg := sprintf("%v is not watched, expected writes and attribute changes of it in the audit trail", [path])
}
